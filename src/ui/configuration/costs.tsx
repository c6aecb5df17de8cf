import type { ReactElement } from 'react';
import { formatCount, formatDuration } from '../../lib/format.ts';
import type { Language } from '../../lib/language.ts';
import type { Messages } from '../../messages/messages.ts';
import { useLanguage, useMessages } from '../language/language.ts';
import { costOfChoice, type CostOfChoice } from './cost-of-choice.ts';
import { usePlaygroundState } from '../playground-context.ts';
import styles from './costs.module.css';

/** What the configuration costs, while it is edited; the last known cost while it has a problem. */
export function Costs(): ReactElement {
  const configuration = usePlaygroundState((state) => state.configuration);
  const lastRun = usePlaygroundState(({ history }) => history[0]?.results);
  const { costs: words } = useMessages().configuration;
  const language = useLanguage();
  const cost = costOfChoice(configuration, lastRun);
  return (
    <dl className={styles['costs']} aria-label={words.title}>
      {entriesOf(cost, words, language).map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function entriesOf(
  cost: CostOfChoice | undefined, words: Messages['configuration']['costs'], language: Language,
): readonly (readonly [term: string, value: string])[] {
  const count = (value: number | undefined): string => (value === undefined ? '–' : formatCount(value));
  return [
    [words.parameters, count(cost?.auxNet.parameters)],
    [words.stored, count(cost?.storedParameters)],
    [words.imageFlops, count(cost?.auxNet.flops)],
    [words.trainingFlops, count(cost?.trainingFlops)],
    [words.steps, count(cost?.trainingSteps)],
    [words.time, cost && cost.seconds === undefined ? words.afterRun : formatDuration(cost?.seconds ?? Number.NaN, language)],
  ];
}
