import { type ReactElement, Suspense } from 'react';
import { join } from '../controls/join.ts';
import { later } from '../later.ts';
import { OrderChip } from './order-chip.tsx';
import styles from './order-list.module.css';
import type { OrderListProps } from './order-list.tsx';

const OrderList = later(async () => (await import('./order-list.tsx')).OrderList);

/** The list of an order; only its look until the code is there by which stages are dragged. */
export function OrderListLater(props: OrderListProps): ReactElement {
  return <Suspense fallback={<Look {...props} />}><OrderList {...props} /></Suspense>;
}

function Look({ order, isSmall = false }: OrderListProps): ReactElement {
  return (
    <div className={join(styles['list'], isSmall && styles['small'])} aria-busy="true">
      {order.map((stage) => (
        <span key={stage} className={styles['item']}>
          <span className={styles['handle']}><OrderChip stage={stage} stages={order.length} isSmall={isSmall} /></span>
        </span>
      ))}
    </div>
  );
}
