import { type Lesson, lessonBase } from './lesson.ts';

/** How good a network is that was never trained: a Des-Net halfway between learngene and Aux-Net. */
export const learngeneLesson: Lesson<'learngene'> = {
  variants: [lessonBase],
  choices: ['guesses', 'between', 'near'],
  paper: 'near',
  builtIn: ['lesson-base.json'],
  parts: { idea: 'picture', look: 'picture', answer: 'depth' },
  field: 'stageLayout',
  strategy: 'cyclic',
  tab: 'training',
};
