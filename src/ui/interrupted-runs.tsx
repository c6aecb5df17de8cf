import type { ReactElement } from 'react';
import { isActive } from '../store/current-run.ts';
import type { Interruption } from '../store/interruption.ts';
import { ActionButton } from './controls/action-button.tsx';
import { IconButton } from './controls/icon-button.tsx';
import { useMessages } from './language/language.ts';
import styles from './interrupted-runs.module.css';
import { interruptedText } from './interrupted-text.ts';
import { usePlayground, usePlaygroundState } from './playground-context.ts';

/** Offers to go on with runs that were under way when their page ended; not in another's page, nor during a run. */
export function InterruptedRuns(): ReactElement | null {
  const runs = usePlaygroundState(({ interrupted }) => interrupted);
  const { interrupted: words } = useMessages();
  const isOffered = usePlaygroundState(({ run, view }) => !isActive(run) && !view.embed);
  if (!isOffered || runs.length === 0) return null;
  return (
    <section aria-label={words.title} className={styles['offers']}>
      {runs.map((run) => <Offer key={run.id} run={run} />)}
    </section>
  );
}

function Offer({ run }: { readonly run: Interruption }): ReactElement {
  const playground = usePlayground();
  const { interrupted: words } = useMessages();
  return (
    <div className={styles['offer']}>
      <p>{interruptedText(run, words)}</p>
      <IconButton small icon="close" label={words.notNow(run.name)} onPress={() => playground.interrupted.take(run.id)} />
      <div className={styles['choices']}>
        {!('problem' in run.content) && (
          <ActionButton small variant="primary" icon="run" filledIcon onPress={() => playground.resumeInterrupted(run.id)}>
            {words.resume(run.name)}
          </ActionButton>
        )}
        <ActionButton small onPress={() => void playground.interrupted.discard(run.id)}>{words.discard(run.name)}</ActionButton>
      </div>
    </div>
  );
}
