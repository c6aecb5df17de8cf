import type { ReactElement } from 'react';
import { stageOrder } from '../../sws/initialization-order.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { Segments } from '../controls/segments.tsx';
import { useFirstMessages } from '../language/language.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import { FieldRow } from './field-row.tsx';
import { OrderListLater } from './order-list-later.tsx';

const orders = ['front-mid-last', 'front-last-mid', 'custom'] as const;

/** Which stages get extra layers first: a named order, or one made by dragging the stages. */
export function OrderField(): ReactElement {
  const playground = usePlayground();
  const order = usePlaygroundState(({ configuration }) => configuration.config.order);
  const stages = usePlaygroundState(({ configuration }) => configuration.config.stageLayout.length);
  const { configuration: words, fields } = useFirstMessages();
  const isStale = typeof order !== 'string' && order.length !== stages;
  return (
    <FieldRow name="order" wide>
      {() => (
        <>
          <Segments
            label={fields.order.label} segments={orders.map((each) => ({ value: each, label: words.orders[each] }))} value={typeof order === 'string' ? order : 'custom'}
            onChange={(name) => playground.edit('order', name === 'custom' ? currentOrder(order, stages) : name)}
          />
          {isStale
            ? (
              <ActionButton small icon="reuse" onPress={() => playground.edit('order', 'front-mid-last')}>
                {words.startAgain}
              </ActionButton>
            )
            : <OrderListLater label={words.orderList} order={stageOrder(order, stages)} onChange={(next) => playground.edit('order', next)} />}
        </>
      )}
    </FieldRow>
  );
}

function currentOrder(order: Parameters<typeof stageOrder>[0], stages: number): readonly number[] {
  return typeof order === 'string' ? stageOrder(order, stages) : order;
}
