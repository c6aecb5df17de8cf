import { type ReactElement, Suspense } from 'react';
import { useShallow } from 'zustand/shallow';
import { formatCount, formatDuration } from '../../lib/format.ts';
import type { FirstMessages } from '../../messages/messages.ts';
import type { Estimates } from '../../store/estimates.ts';
import { useLanguage, useFirstMessages } from '../language/language.ts';
import { later } from '../later.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import { CostEntry } from './cost-entry.tsx';
import { costOfChoice, type CostOfChoice } from './cost-of-choice.ts';
import styles from './costs.module.css';
import { EstimateButton } from './estimate-button.tsx';

const MemoryEntry = later(async () => (await import('./memory-entry.tsx')).MemoryEntry);

/** What the configuration costs, while it is edited; the last known cost while it has a problem. */
export function Costs(): ReactElement {
  const { engine } = usePlayground();
  const state = usePlaygroundState(useShallow(({ configuration, estimates, history }) => ({ configuration, estimates, history })));
  const { costs: words } = useFirstMessages().configuration;
  const cost = costOfChoice(state, engine);
  const note = noteOf(cost, state.estimates, words);
  return (
    <div className={styles['panel']}>
      <dl className={styles['costs']} aria-label={words.title}>
        {entriesOf(cost, words).map(([term, value]) => <CostEntry key={term} term={term}>{value}</CostEntry>)}
        <Suspense fallback={<CostEntry term={words.memory} isWide>–</CostEntry>}><MemoryEntry /></Suspense>
        <CostEntry term={words.time} isWide><Time cost={cost} isTiming={state.estimates.timing !== undefined} /></CostEntry>
      </dl>
      {note !== undefined && <p className={styles['note']}>{note}</p>}
    </div>
  );
}

function Time({ cost, isTiming }: { readonly cost: CostOfChoice | undefined; readonly isTiming: boolean }): ReactElement {
  const { costs: words } = useFirstMessages().configuration;
  const language = useLanguage();
  if (isTiming) return <>{words.timing}</>;
  if (!cost) return <>–</>;
  return cost.time ? <>{words.about(formatDuration(cost.time.seconds, language))}</> : <EstimateButton />;
}

/** What the time rests on, or why there is none. */
function noteOf(cost: CostOfChoice | undefined, { problem, timing }: Estimates, words: FirstMessages['configuration']['costs']): string | undefined {
  if (timing) return undefined;
  if (cost?.time) return cost.time.source === 'run' ? words.fromRun(cost.time.engine) : words.timed(cost.time.engine);
  return problem === undefined ? undefined : words.failed(problem);
}

function entriesOf(cost: CostOfChoice | undefined, words: FirstMessages['configuration']['costs']): readonly (readonly [term: string, value: string])[] {
  const count = (value: number | undefined): string => (value === undefined ? '–' : formatCount(value));
  return [
    [words.parameters, count(cost?.auxNet.parameters)],
    [words.stored, count(cost?.storedParameters)],
    [words.imageFlops, count(cost?.auxNet.flops)],
    [words.trainingFlops, count(cost?.trainingFlops)],
    [words.steps, count(cost?.trainingSteps)],
  ];
}
