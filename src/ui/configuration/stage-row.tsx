import type { ReactElement } from 'react';
import { fields } from '../../config/fields.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { useFirstMessages } from '../language/language.ts';
import { marksStage, useMarked } from '../marked.ts';
import { stageColour, stageTextColour } from '../theme/stage-colour.ts';
import styles from './stage-list.module.css';

interface StageRowProps {
  readonly stage: number;
  readonly layers: number;
  readonly stages: number;
  readonly onResize: (layers: number) => void;
  readonly onRemove: () => void;
  /** By which it is dragged. */
  readonly handle: ReactElement;
}

/** One stage: its layers, and the buttons that change them. */
export function StageRow({ stage, layers, stages, onResize, onRemove, handle }: StageRowProps): ReactElement {
  const isFaded = useMarked((marked) => marked.stage !== undefined && marked.stage !== stage);
  const { configuration: words } = useFirstMessages();
  return (
    <div className={styles['row']} data-faded={isFaded || undefined} {...marksStage(stage)}>
      {handle}
      <svg className={styles['layers']} height="20" width="100%" aria-hidden="true">
        {Array.from({ length: layers }, (_, layer) => (
          <rect
            key={layer} x={`${(layer / Math.max(layers, 6)) * 100}%`}
            width={`${100 / Math.max(layers, 6) - 1}%`} height="20" rx="3" fill={stageColour(stage, stages)} fillOpacity={layer === 0 ? 1 : 0.55}
          />
        ))}
        <text x="7" y="14.5" className={styles['number']} fill={stageTextColour(stage, stages)}>{stage + 1}</text>
      </svg>
      <IconButton
        small icon="minus" label={words.fewerLayers(stage + 1)}
        isDisabled={layers <= fields.stageLayout.min} onPress={() => onResize(layers - 1)}
      />
      <span className={styles['count']}>{layers}</span>
      <IconButton
        small icon="plus" label={words.moreLayers(stage + 1)}
        isDisabled={layers >= fields.stageLayout.max} onPress={() => onResize(layers + 1)}
      />
      <IconButton small icon="close" label={words.removeStage(stage + 1)} isDisabled={stages <= 1} onPress={onRemove} />
    </div>
  );
}
