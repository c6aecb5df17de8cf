import type { ReactElement } from 'react';
import { Button, GridList, GridListItem } from 'react-aria-components';
import { join } from '../controls/join.ts';
import { useMessages } from '../language/language.ts';
import { marksStage } from '../marked.ts';
import { stageColour, stageTextColour } from '../theme/stage-colour.ts';
import styles from './order-list.module.css';
import { useReorder } from './use-reorder.ts';

interface OrderListProps {
  readonly label: string;
  readonly order: readonly number[];
  /** Smaller stages, close to each other. */
  readonly isSmall?: boolean;
  readonly onChange: (order: readonly number[]) => void;
}

const sizes = { plain: { width: 28, height: 24, baseline: 16.5 }, small: { width: 18, height: 18, baseline: 13 } };

/** Stages in the order in which they get extra layers, changed by dragging or from the keyboard. */
export function OrderList({ label, order, isSmall = false, onChange }: OrderListProps): ReactElement {
  const { configuration: words } = useMessages();
  const reorder = useReorder(order, (stage) => words.stage(stage + 1), onChange);
  const { width, height, baseline } = sizes[isSmall ? 'small' : 'plain'];
  return (
    <GridList
      aria-label={label} layout="grid" className={join(styles['list'], isSmall && styles['small'])} dragAndDropHooks={reorder}
    >
      {order.map((stage, place) => ({ stage, place })).map(({ stage, place }) => (
        <GridListItem key={place} id={place} textValue={words.stage(stage + 1)} className={join(styles['item'])}>
          <Button slot="drag" className={join(styles['handle'])} aria-label={words.moveStage(stage + 1)}>
            <svg width={width} height={height} aria-hidden="true" {...marksStage(stage)}>
              <rect width={width} height={height} rx="5" fill={stageColour(stage, order.length)} />
              <text
                x={width / 2} y={baseline} textAnchor="middle" className={styles['number']}
                fill={stageTextColour(stage, order.length)}
              >
                {stage + 1}
              </text>
            </svg>
          </Button>
        </GridListItem>
      ))}
    </GridList>
  );
}
