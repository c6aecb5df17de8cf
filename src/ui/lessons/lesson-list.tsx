import type { ReactElement } from 'react';
import { Button } from 'react-aria-components';
import { type LessonName, lessonNames } from '../../config/view-link.ts';
import type { LessonMessages } from '../../messages/lesson-messages.ts';
import type { LessonProgress } from '../../store/lesson-progress.ts';
import { Icon } from '../controls/icon.tsx';
import { join } from '../controls/join.ts';
import { openSurface } from '../open-surface.ts';
import styles from './lesson-list.module.css';
import { useLessons, useLessonsProgress } from './lessons-context.ts';
import { useLessonWords } from './words-context.ts';

/** All lessons in their order; those that were finished are marked, those that were begun go on where they were left. */
export function LessonList(): ReactElement {
  const words = useLessonWords();
  const lessons = useLessons();
  const progress = useLessonsProgress();
  const open = (name: LessonName): void => {
    openSurface(undefined);
    // Once the list is gone and has given the focus back, from where the lesson takes it.
    setTimeout(() => lessons.open(name), 0);
  };
  return (
    <>
      <h2 className={styles['title']}>{words.listTitle}</h2>
      <p className={styles['help']}>{words.listHelp}</p>
      <ol className={styles['list']}>
        {lessonNames.map((name, i) => (
          <li key={name}>
            <Button className={join(styles['entry'])} onPress={() => open(name)}>
              <span className={styles['number']} data-finished={progress[name]?.finished}>
                {progress[name]?.finished ? <Icon name="check" /> : i + 1}
              </span>
              <b>{words.lessons[name].title}</b>
              <span className={styles['summary']}>{words.lessons[name].summary}</span>
              <span className={styles['state']}>{stateOf(progress[name], words)}</span>
            </Button>
          </li>
        ))}
      </ol>
    </>
  );
}

function stateOf(progress: LessonProgress | undefined, words: LessonMessages): string {
  if (progress?.finished) return words.finished;
  return progress && progress.step !== 'idea' ? words.resume(words.steps[progress.step]) : '';
}
