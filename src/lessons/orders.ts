import { type Lesson, lessonBase } from './lesson.ts';

/** Extra layers given to stages at random, beside the two orders of the paper. */
export const ordersLesson: Lesson<'orders'> = {
  variants: [{ ...lessonBase, strategies: ['cyclic', 'front-last-mid', 'random-assigned'], draws: 5 }],
  choices: ['lower', 'level', 'higher'],
  paper: 'higher',
  builtIn: ['table-4-shapes10.json'],
  parts: { idea: 'picture', look: 'picture', answer: 'depth' },
  field: 'order',
  strategy: 'random-assigned',
  tab: 'training',
};
