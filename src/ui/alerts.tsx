import type { ReactElement } from 'react';
import styles from './alerts.module.css';
import { IconButton } from './controls/icon-button.tsx';
import { Icon } from './controls/icon.tsx';
import { useFirstMessages } from './language/language.ts';
import { usePlayground, usePlaygroundState } from './playground-context.ts';

/** What went wrong: a broken link, what kept Run from starting, a run that failed. Lies over the page. */
export function Alerts(): ReactElement {
  const playground = usePlayground();
  const { notices: words } = useFirstMessages();
  const linkProblem = usePlaygroundState(({ configuration }) => configuration.linkProblem);
  const notice = usePlaygroundState((state) => state.notice);
  const error = usePlaygroundState(({ run }) => run?.error);
  const notices = usePlaygroundState(({ run }) => run?.notices);
  const messages = [
    linkProblem !== undefined && words.linkNotOpened(linkProblem),
    notice,
    error && words.runFailed(error.message),
    ...(notices ?? []).map(words.ofRun),
  ].filter((message) => message !== undefined && message !== false);
  return (
    <div className={styles['alerts']} role="alert">
      {messages.map((message) => (
        <div key={message} className={styles['alert']}>
          <Icon name="warning" />
          <p>{message}</p>
          <IconButton small icon="close" label={words.dismiss} onPress={() => playground.dismissNotices()} />
        </div>
      ))}
    </div>
  );
}
