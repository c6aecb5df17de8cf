import type { ReactElement } from 'react';
import { join } from '../controls/join.ts';
import { SortableHandle, SortableList } from '../controls/sortable-list.tsx';
import { useMessages } from '../language/language.ts';
import { OrderChip } from './order-chip.tsx';
import styles from './order-list.module.css';

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
  return (
    <SortableList
      label={label} isWrapped className={join(styles['list'], isSmall && styles['small'])} itemClassName={join(styles['item'])}
      items={order} nameOf={(stage) => words.stage(stage + 1)} onChange={onChange}
    >
      {(stage) => (
        <SortableHandle label={words.moveStage(stage + 1)} className={join(styles['handle'])}>
          <OrderChip stage={stage} stages={order.length} isSmall={isSmall} />
        </SortableHandle>
      )}
    </SortableList>
  );
}
