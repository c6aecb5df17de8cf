import type { ReactElement } from 'react';
import { useFirstMessages } from '../language/language.ts';
import { usePlaygroundState } from '../playground-context.ts';
import styles from './lesson-dock.module.css';
import { useLessonParts } from './use-lesson-parts.ts';
import { LessonWordsContext } from './words-context.ts';

/** The open lesson, beside the page that it drives; nothing while none is open. */
export function LessonDock(): ReactElement | null {
  const name = usePlaygroundState(({ view }) => view.lesson);
  const { lessonEntry } = useFirstMessages();
  const parts = useLessonParts(name !== undefined);
  if (name === undefined) return null;
  if (typeof parts === 'string') return <output className={styles['waiting']}>{lessonEntry[parts]}</output>;
  return (
    <LessonWordsContext value={parts.words}>
      <parts.Panel key={name} name={name} />
    </LessonWordsContext>
  );
}
