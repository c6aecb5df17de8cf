import type { ReactElement } from 'react';
import { lessons } from '../../lessons/lessons.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { goToField } from '../field-focus.ts';
import { useHiddenParts } from '../hidden-parts.ts';
import styles from './lesson-panel.module.css';
import type { LessonProps } from './lesson-props.ts';
import { Paragraphs } from './paragraphs.tsx';
import { goToSpotlight } from './spotlight.ts';
import { useLessonWords } from './words-context.ts';

/** What to look at on the page, and the ways there. */
export function LookStep({ name }: LessonProps): ReactElement {
  const words = useLessonWords();
  const hidden = useHiddenParts();
  const { field, parts } = lessons[name];
  const part = parts.look;
  return (
    <>
      <Paragraphs texts={words.lessons[name].look} />
      <p className={styles['actions']}>
        {part && part !== 'configuration' && !hidden.has(part) && <ActionButton small onPress={goToSpotlight}>{words.lookAt}</ActionButton>}
        {!hidden.has('configuration') && <ActionButton small onPress={() => goToField(field)}>{words.lessons[name].field}</ActionButton>}
      </p>
    </>
  );
}
