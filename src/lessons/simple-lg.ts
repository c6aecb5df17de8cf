import { type Lesson, lessonBase } from './lesson.ts';

/** What becomes of the loss when layers are repeated that never learnt to be. */
export const simpleLgLesson: Lesson<'simple-lg'> = {
  variants: [{ ...lessonBase, strategies: ['cyclic', 'simple-lg'] }],
  choices: ['falls', 'level', 'rises'],
  paper: 'rises',
  builtIn: ['figure-1d-shapes10.json'],
  parts: { idea: 'picture', look: 'picture', answer: 'depth' },
  field: 'strategies',
  strategy: 'simple-lg',
  tab: 'training',
};
