import type { ReactElement } from 'react';
import { ProgressBar } from 'react-aria-components';
import { isActive } from '../../store/current-run.ts';
import { join } from '../controls/join.ts';
import { VisuallyHidden } from '../controls/visually-hidden.tsx';
import { useFirstMessages } from '../language/language.ts';
import { usePlaygroundState } from '../playground-context.ts';
import { activityOf, announcementOf, detailsOf, failuresOf, shareDone, timeLeftOf } from './progress-text.ts';
import styles from './run-progress.module.css';

/** How far the current run is; keeps its place when nothing runs. */
export function RunProgress(): ReactElement {
  const run = usePlaygroundState((state) => state.run);
  const series = usePlaygroundState((state) => state.series);
  const messages = useFirstMessages();
  const { progress: words } = messages;
  const share = run?.status === 'complete' ? 1 : shareDone(run?.progress);
  return (
    <div className={styles['progress']} data-part="progress">
      <ProgressBar aria-label={words.title} value={share * 100} className={join(styles['bar'])}>
        <span className={styles['line']}>
          <b>{activityOf(run, messages)}</b>
          <span className={styles['share']}>{run && share > 0 ? messages.general.percent(Math.floor(share * 100)) : ''}</span>
          {run?.status === 'running' && <span className={styles['timeLeft']}>{timeLeftOf(run, messages)}</span>}
        </span>
        <span className={styles['track']} data-status={run?.status} data-failures={failuresOf(run, messages) !== '' || undefined}>
          <svg width="100%" height="100%" aria-hidden="true"><rect width={`${share * 100}%`} height="100%" /></svg>
        </span>
      </ProgressBar>
      <p className={styles['details']}>
        {run ? (isActive(run) && detailsOf(run, messages, series)) || failuresOf(run, messages) || run.name : words.none}
      </p>
      <VisuallyHidden><output>{announcementOf(run, messages)}</output></VisuallyHidden>
    </div>
  );
}
