import type { ReactElement } from 'react';
import { Button, GridList, GridListItem } from 'react-aria-components';
import { join } from '../controls/join.ts';
import { useMessages } from '../language/language.ts';
import { OrderChip } from './order-chip.tsx';
import styles from './order-list.module.css';
import { useReorder } from './use-reorder.ts';

export interface OrderListProps {
  readonly label: string;
  readonly order: readonly number[];
  /** Smaller stages, close to each other. */
  readonly isSmall?: boolean;
  readonly onChange: (order: readonly number[]) => void;
}

/** Stages in the order in which they get extra layers, changed by dragging or from the keyboard. */
export function OrderList({ label, order, isSmall = false, onChange }: OrderListProps): ReactElement {
  const { configuration: words } = useMessages();
  const reorder = useReorder(order, (stage) => words.stage(stage + 1), onChange);
  return (
    <GridList
      aria-label={label} layout="grid" className={join(styles['list'], isSmall && styles['small'])} dragAndDropHooks={reorder}
    >
      {order.map((stage, place) => ({ stage, place })).map(({ stage, place }) => (
        <GridListItem key={place} id={place} textValue={words.stage(stage + 1)} className={join(styles['item'])}>
          <Button slot="drag" className={join(styles['handle'])} aria-label={words.moveStage(stage + 1)}>
            <OrderChip stage={stage} stages={order.length} isSmall={isSmall} />
          </Button>
        </GridListItem>
      ))}
    </GridList>
  );
}
