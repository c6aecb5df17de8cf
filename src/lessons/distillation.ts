import { type Lesson, lessonBase } from './lesson.ts';

/** The same Aux-Net taught by an ancestor and by labels alone. */
export const distillationLesson: Lesson<'distillation'> = {
  variants: [{ ...lessonBase, ancestor: 'trained' }, lessonBase],
  choices: ['helps', 'level', 'harms'],
  paper: 'helps',
  builtIn: ['lesson-distillation.json', 'lesson-base.json'],
  parts: { idea: 'picture', look: 'configuration', answer: 'findings' },
  field: 'ancestor',
  strategy: 'cyclic',
  tab: 'training',
};
