import type { ReactElement } from 'react';
import { stageOrder } from '../../sws/initialization-order.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { Segments } from '../controls/segments.tsx';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import { FieldRow } from './field-row.tsx';
import { OrderList } from './order-list.tsx';

const namedOrders = [
  { value: 'front-mid-last', label: 'Front-Mid-Last' },
  { value: 'front-last-mid', label: 'Front-Last-Mid' },
  { value: 'custom', label: 'Custom' },
] as const;

/** Which stages get extra layers first: a named order, or one made by dragging the stages. */
export function OrderField(): ReactElement {
  const playground = usePlayground();
  const order = usePlaygroundState(({ configuration }) => configuration.config.order);
  const stages = usePlaygroundState(({ configuration }) => configuration.config.stageLayout.length);
  const isStale = typeof order !== 'string' && order.length !== stages;
  return (
    <FieldRow name="order" wide>
      {() => (
        <>
          <Segments
            label="Initialisation order" segments={namedOrders} value={typeof order === 'string' ? order : 'custom'}
            onChange={(name) => playground.edit('order', name === 'custom' ? currentOrder(order, stages) : name)}
          />
          {isStale
            ? (
              <ActionButton small icon="reuse" onPress={() => playground.edit('order', 'front-mid-last')}>
                Start again from Front-Mid-Last
              </ActionButton>
            )
            : <OrderList label="Stages in initialisation order; drag to change" order={stageOrder(order, stages)} onChange={(next) => playground.edit('order', next)} />}
        </>
      )}
    </FieldRow>
  );
}

function currentOrder(order: Parameters<typeof stageOrder>[0], stages: number): readonly number[] {
  return typeof order === 'string' ? stageOrder(order, stages) : order;
}
