import { type ReactElement, useId, useState } from 'react';
import { lessonNames, type LessonStep, lessonSteps } from '../../config/view-link.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { IconButton } from '../controls/icon-button.tsx';
import { usePlaygroundState } from '../playground-context.ts';
import { AnswerStep } from './answer-step.tsx';
import styles from './lesson-panel.module.css';
import type { LessonProps } from './lesson-props.ts';
import { useLessonProgress, useLessons } from './lessons-context.ts';
import { LookStep } from './look-step.tsx';
import { Paragraphs } from './paragraphs.tsx';
import { PredictStep } from './predict-step.tsx';
import { RunStep } from './run-step.tsx';
import { StepList } from './step-list.tsx';
import { useLessonWords } from './words-context.ts';

const bodies: Readonly<Record<LessonStep, (props: LessonProps) => ReactElement>> = {
  idea: IdeaStep, look: LookStep, predict: PredictStep, run: RunStep, answer: AnswerStep,
};

/** A lesson, a step at a time. */
export function LessonPanel({ name }: LessonProps): ReactElement {
  const words = useLessonWords();
  const lessons = useLessons();
  const id = useId();
  const step = usePlaygroundState(({ view }) => view.step) ?? 'idea';
  const [isFolded, setFolded] = useState(false);
  const Body = bodies[step];
  return (
    <section className={styles['panel']} aria-labelledby={id} data-folded={isFolded}>
      <header className={styles['header']}>
        <p className={styles['place']}>{words.place(lessonNames.indexOf(name) + 1, lessonNames.length)}</p>
        <h2 id={id}>{words.lessons[name].title}</h2>
        <span className={styles['tools']}>
          <span className={styles['fold']}>
            <IconButton small icon="chevron" label={isFolded ? words.unfold : words.fold} aria-expanded={!isFolded} onPress={() => setFolded(!isFolded)} />
          </span>
          <IconButton small icon="close" label={words.leave} onPress={() => lessons.leave(words.left)} />
        </span>
      </header>
      <StepList name={name} />
      <div key={step} className={styles['body']}>
        <h3 ref={focusOnArrival} tabIndex={-1}>{words.steps[step]}</h3>
        <Body name={name} />
      </div>
      <Footer name={name} step={step} />
    </section>
  );
}

function IdeaStep({ name }: LessonProps): ReactElement {
  return <Paragraphs texts={useLessonWords().lessons[name].idea} />;
}

/** Gives a step's heading the focus when the person comes to it; not when the page opens with it. */
function focusOnArrival(heading: HTMLHeadingElement | null): void {
  if (document.activeElement !== document.body) heading?.focus({ preventScroll: true });
}

interface FooterProps extends LessonProps {
  readonly step: LessonStep;
}

/** The way back and on; after the last step, to the next lesson or out. */
function Footer({ name, step }: FooterProps): ReactElement {
  const words = useLessonWords();
  const lessons = useLessons();
  const { prediction } = useLessonProgress(name);
  const place = lessonSteps.indexOf(step);
  const [previous, next] = [lessonSteps[place - 1], lessonSteps[place + 1]];
  const needsPrediction = step === 'predict' && prediction === undefined;
  return (
    <footer className={styles['footer']}>
      {previous && <ActionButton onPress={() => lessons.goTo(previous)}>{words.back}</ActionButton>}
      <span className={styles['stepPlace']}>{words.stepPlace(place + 1, lessonSteps.length)}</span>
      {next
        ? <ActionButton variant="primary" isDisabled={needsPrediction} onPress={() => lessons.goTo(next)}>{words.next}</ActionButton>
        : <Onward name={name} />}
    </footer>
  );
}

/** From the end of a lesson to the next one, or out of the last. */
function Onward({ name }: LessonProps): ReactElement {
  const words = useLessonWords();
  const lessons = useLessons();
  const following = lessonNames[lessonNames.indexOf(name) + 1];
  return following
    ? (
      <ActionButton variant="primary" aria-label={words.nextLesson(words.lessons[following].title)} onPress={() => lessons.open(following)}>
        {words.nextLessonShort}
      </ActionButton>
    )
    : <ActionButton variant="primary" onPress={() => lessons.leave(words.left)}>{words.end}</ActionButton>;
}
