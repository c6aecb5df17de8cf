import type { ReactElement } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { LessonName } from '../../config/view-link.ts';
import { lessons } from '../../lessons/lessons.ts';
import type { LessonMessages } from '../../messages/lesson-messages.ts';
import { join } from '../controls/join.ts';
import styles from './lesson-panel.module.css';
import type { LessonProps } from './lesson-props.ts';
import { useLessonProgress, useLessons } from './lessons-context.ts';
import { useLessonWords } from './words-context.ts';

/** The question, which the person answers before anything has run. */
export function PredictStep({ name }: LessonProps): ReactElement {
  const words = useLessonWords();
  const state = useLessons();
  const { prediction, finished } = useLessonProgress(name);
  return (
    <>
      <RadioGroup
        className={join(styles['choices'])} value={prediction ?? null} isDisabled={finished}
        onChange={(choice) => state.predict(choice)}
      >
        <Label className={join(styles['question'])}>{words.lessons[name].question}</Label>
        {lessons[name].choices.map((choice) => (
          <Radio key={choice} value={choice} className={join(styles['choice'])}>
            <span className={styles['dot']} aria-hidden="true" />
            {choiceText(words, name, choice)}
          </Radio>
        ))}
      </RadioGroup>
      {finished && <p>{words.predictionKept}</p>}
      {prediction === undefined && <p className={styles['note']}>{words.predictFirst}</p>}
    </>
  );
}

/** The words of a choice that belongs to the lesson. */
export function choiceText(words: LessonMessages, name: LessonName, choice: string): string {
  const texts: Readonly<Record<string, string>> = words.lessons[name].choices;
  return texts[choice] ?? choice;
}
