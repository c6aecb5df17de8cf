import { type Lesson, lessonBase } from './lesson.ts';

/** The same layers and stages, shared evenly and unevenly: which Aux-Net becomes better. */
export const layoutsLesson: Lesson<'layouts'> = {
  variants: [lessonBase, { ...lessonBase, stageLayout: [1, 3, 1, 3] }],
  choices: ['balanced', 'level', 'unbalanced'],
  paper: 'balanced',
  builtIn: ['lesson-base.json', 'lesson-layouts.json'],
  parts: { idea: 'picture', look: 'configuration', answer: 'findings' },
  field: 'stageLayout',
  strategy: 'cyclic',
  tab: 'training',
};
