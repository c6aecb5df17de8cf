import type { ReactElement } from 'react';
import { marksStage } from '../marked.ts';
import { stageColour, stageTextColour } from '../theme/stage-colour.ts';
import styles from './order-list.module.css';

interface OrderChipProps {
  /** 0-based. */
  readonly stage: number;
  readonly stages: number;
  readonly isSmall: boolean;
}

const sizes = { plain: { width: 28, height: 24, baseline: 16.5 }, small: { width: 18, height: 18, baseline: 13 } };

/** A stage as it stands in an order. */
export function OrderChip({ stage, stages, isSmall }: OrderChipProps): ReactElement {
  const { width, height, baseline } = sizes[isSmall ? 'small' : 'plain'];
  return (
    <svg width={width} height={height} aria-hidden="true" {...marksStage(stage)}>
      <rect width={width} height={height} rx="5" fill={stageColour(stage, stages)} />
      <text x={width / 2} y={baseline} textAnchor="middle" className={styles['number']} fill={stageTextColour(stage, stages)}>
        {stage + 1}
      </text>
    </svg>
  );
}
