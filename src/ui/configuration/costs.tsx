import type { ReactElement } from 'react';
import { formatCount, formatDuration } from '../../lib/format.ts';
import { costOfChoice, type CostOfChoice } from './cost-of-choice.ts';
import { usePlaygroundState } from '../playground-context.ts';
import styles from './costs.module.css';

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
  return [
    ['Aux-Net parameters', cost ? formatCount(cost.auxNet.parameters) : '–'],
    ['Des-Nets stored', cost ? `${formatCount(cost.storedParameters)} (${cost.storageRatio.toFixed(1)} × less)` : '–'],
    ['FLOPs an image', cost ? formatCount(cost.auxNet.flops) : '–'],
    ['Training steps', cost ? formatCount(cost.trainingSteps) : '–'],
    ['Training FLOPs', cost ? formatCount(cost.trainingFlops) : '–'],
    ['Time here', cost?.seconds === undefined ? 'known after a run' : `about ${formatDuration(cost.seconds)}`],
  ];
}
