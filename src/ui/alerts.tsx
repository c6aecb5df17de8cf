import type { ReactElement } from 'react';
import styles from './alerts.module.css';
import { IconButton } from './controls/action-button.tsx';
import { Icon } from './controls/icon.tsx';
import { usePlayground, usePlaygroundState } from './playground-context.ts';

/** What went wrong: a broken link, what kept Run from starting, a run that failed. Lies over the page. */
export function Alerts(): ReactElement {
  const playground = usePlayground();
  const linkProblem = usePlaygroundState(({ configuration }) => configuration.linkProblem);
  const notice = usePlaygroundState((state) => state.notice);
  const error = usePlaygroundState(({ run }) => run?.error);
  const notices = usePlaygroundState(({ run }) => run?.notices);
  const messages = [
    linkProblem !== undefined && `The link was not opened; the configuration is unchanged. ${linkProblem}`,
    notice,
    error && `The run failed: ${error.message}`,
    ...(notices ?? []),
  ].filter((message) => message !== undefined && message !== false);
  return (
    <div className={styles['alerts']} role="alert">
      {messages.map((message) => (
        <div key={message} className={styles['alert']}>
          <Icon name="warning" />
          <p>{message}</p>
          <IconButton small icon="close" label="Dismiss" onPress={() => playground.dismissNotices()} />
        </div>
      ))}
    </div>
  );
}
