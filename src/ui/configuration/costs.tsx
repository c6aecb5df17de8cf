import type { ReactElement } from 'react';
import { formatCount, formatDuration } from '../../lib/format.ts';
import { costOfChoice, type CostOfChoice } from './cost-of-choice.ts';
import { usePlaygroundState } from '../playground-context.ts';
import styles from './costs.module.css';

const terms = [
  'Aux-Net params', 'Stored params', 'FLOPs an image', 'Training FLOPs', 'Training steps', 'Time here',
] as const;

/** What the configuration costs, while it is edited; the last known cost while it has a problem. */
export function Costs(): ReactElement {
  const configuration = usePlaygroundState((state) => state.configuration);
  const lastRun = usePlaygroundState(({ history }) => history[0]?.results);
  const cost = costOfChoice(configuration, lastRun);
  return (
    <dl className={styles['costs']} aria-label="Cost of this choice">
      {entriesOf(cost).map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function entriesOf(cost: CostOfChoice | undefined): readonly (readonly [term: string, value: string])[] {
  if (!cost) return terms.map((term) => [term, '–']);
  const values = [
    formatCount(cost.auxNet.parameters),
    formatCount(cost.storedParameters),
    formatCount(cost.auxNet.flops),
    formatCount(cost.trainingFlops),
    formatCount(cost.trainingSteps),
    cost.seconds === undefined ? 'after a run' : formatDuration(cost.seconds),
  ];
  return terms.map((term, place) => [term, values[place] ?? '–']);
}
