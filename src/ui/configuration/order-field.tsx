import type { ReactElement } from 'react';
import { Button, GridList, GridListItem } from 'react-aria-components';
import { stageOrder } from '../../sws/initialization-order.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { join } from '../controls/join.ts';
import { Segments } from '../controls/segments.tsx';
import { marksStage } from '../marked.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import { stageColour, stageTextColour } from '../theme/stage-colour.ts';
import { FieldRow } from './field-row.tsx';
import styles from './order-field.module.css';
import { useReorder } from './use-reorder.ts';

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
            : <OrderList order={stageOrder(order, stages)} onChange={(next) => playground.edit('order', next)} />}
        </>
      )}
    </FieldRow>
  );
}

function currentOrder(order: Parameters<typeof stageOrder>[0], stages: number): readonly number[] {
  return typeof order === 'string' ? stageOrder(order, stages) : order;
}

interface OrderListProps {
  readonly order: readonly number[];
  readonly onChange: (order: readonly number[]) => void;
}

function OrderList({ order, onChange }: OrderListProps): ReactElement {
  const reorder = useReorder(order, (stage) => `stage ${stage + 1}`, onChange);
  return (
    <GridList
      aria-label="Stages in initialisation order; drag to change" layout="grid" className={join(styles['list'])}
      dragAndDropHooks={reorder}
    >
      {order.map((stage, place) => ({ stage, place })).map(({ stage, place }) => (
        <GridListItem key={place} id={place} textValue={`Stage ${stage + 1}`} className={join(styles['item'])}>
          <Button slot="drag" className={join(styles['handle'])} aria-label={`Move stage ${stage + 1}`}>
            <svg width="28" height="24" aria-hidden="true" {...marksStage(stage)}>
              <rect width="28" height="24" rx="5" fill={stageColour(stage, order.length)} />
              <text
                  x="14" y="16.5" textAnchor="middle" className={styles['number']}
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
