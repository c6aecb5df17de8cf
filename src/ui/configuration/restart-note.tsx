import type { ReactElement } from 'react';
import { isActive } from '../../store/current-run.ts';
import { useFirstMessages } from '../language/language.ts';
import { usePlaygroundState } from '../playground-context.ts';
import styles from './restart-note.module.css';

/** During a run the form is that of the next one: said, behind the form's title, as soon as the two differ. */
export function RestartNote(): ReactElement | null {
  const isPending = usePlaygroundState(({ run, configuration }) => isActive(run) && run?.config !== configuration.config);
  const { configuration: words } = useFirstMessages();
  return isPending ? <p className={styles['note']}>{words.ofNextRun}</p> : null;
}
