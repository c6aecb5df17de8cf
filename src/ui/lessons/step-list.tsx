import type { ReactElement } from 'react';
import { Button } from 'react-aria-components';
import { lessonSteps } from '../../config/view-link.ts';
import { allowedStep } from '../../store/lesson-progress.ts';
import { join } from '../controls/join.ts';
import { usePlaygroundState } from '../playground-context.ts';
import styles from './lesson-panel.module.css';
import type { LessonProps } from './lesson-props.ts';
import { useLessonProgress, useLessons } from './lessons-context.ts';
import { useLessonWords } from './words-context.ts';

/** The steps of a lesson; those after the prediction can be gone to once there is one. */
export function StepList({ name }: LessonProps): ReactElement {
  const words = useLessonWords();
  const lessons = useLessons();
  const progress = useLessonProgress(name);
  const current = usePlaygroundState(({ view }) => view.step);
  return (
    <nav aria-label={words.stepsLabel}>
      <ol className={styles['steps']}>
        {lessonSteps.map((step) => (
          <li key={step}>
            <Button
              className={join(styles['step'])} isDisabled={allowedStep(step, progress) !== step}
              {...(step === current ? { 'aria-current': 'step' } : {})} onPress={() => lessons.goTo(step)}
            >
              {words.steps[step]}
            </Button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
