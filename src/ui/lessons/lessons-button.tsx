import type { ReactElement } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useFirstMessages } from '../language/language.ts';
import { ActionButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { join } from '../controls/join.ts';
import { openSurface, useIsOpen } from '../open-surface.ts';
import topBar from '../top-bar/top-bar.module.css';
import styles from './lessons-button.module.css';
import { useLessonParts } from './use-lesson-parts.ts';
import { LessonWordsContext } from './words-context.ts';

/** The way to the lessons: a list of them, with how far the person is in each. */
export function LessonsButton(): ReactElement {
  const isOpen = useIsOpen('lessons');
  const { lessonEntry } = useFirstMessages();
  const parts = useLessonParts(isOpen);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={(opens) => openSurface(opens ? 'lessons' : undefined)}>
      <ActionButton icon="lesson"><span className={topBar['roomyName']}>{lessonEntry.lessons}</span></ActionButton>
      <Popover className={join(controls['popover'])} placement="bottom end">
        <Dialog className={join(styles['dialog'])} aria-label={lessonEntry.lessons}>
          {typeof parts === 'string'
            ? <output>{lessonEntry[parts]}</output>
            : <LessonWordsContext value={parts.words}><parts.List /></LessonWordsContext>}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
