import type { ReactElement } from 'react';
import { isActive } from '../store/current-run.ts';
import type { Interruption } from '../store/interruption.ts';
import styles from './alerts.module.css';
import { ActionButton, IconButton } from './controls/action-button.tsx';
import { interruptedText } from './interrupted-text.ts';
import { usePlayground, usePlaygroundState } from './playground-context.ts';

/** Offers to go on with runs that were under way when their page ended; not in another's page, nor during a run. */
export function InterruptedRuns(): ReactElement | null {
  const runs = usePlaygroundState(({ interrupted }) => interrupted);
  const isOffered = usePlaygroundState(({ run, view }) => !isActive(run) && !view.embed);
  if (!isOffered || runs.length === 0) return null;
  return (
    <section aria-label="Interrupted runs" className={styles['offers']}>
      {runs.map((run) => <Offer key={run.id} run={run} />)}
    </section>
  );
}

function Offer({ run }: { readonly run: Interruption }): ReactElement {
  const playground = usePlayground();
  return (
    <div className={styles['offer']}>
      <p>{interruptedText(run)}</p>
      <IconButton small icon="close" label={`Not now: ${run.name}`} onPress={() => playground.interrupted.take(run.id)} />
      <div className={styles['choices']}>
        {!('problem' in run.content) && (
          <ActionButton small variant="primary" icon="run" filledIcon onPress={() => playground.resumeInterrupted(run.id)}>
            {`Resume ${run.name}`}
          </ActionButton>
        )}
        <ActionButton small onPress={() => void playground.interrupted.discard(run.id)}>{`Discard ${run.name}`}</ActionButton>
      </div>
    </div>
  );
}
