import { type Lesson, lessonBase } from './lesson.ts';

/** Ten depths, as the paper counts. */
const depths = [4, 5, 6, 7, 8, 9, 10, 11, 12, 13] as const;

/** Ten models by one learngene and a short tuning each, beside ten from scratch: what it costs, and what it gives. */
export const costsLesson: Lesson<'costs'> = {
  variants: [{
    ...lessonBase, stageLayout: [3, 3, 4, 3], depths, seeds: 1, evaluateEvery: 150,
    tuneSteps: 30, tuneDepths: depths, tuneEvery: 15, tuneStrategies: ['cyclic', 'scratch'],
  }],
  choices: ['few', 'some', 'most'],
  paper: 'most',
  builtIn: ['lesson-costs.json'],
  parts: { idea: 'configuration', look: 'configuration', answer: 'findings' },
  field: 'tuneSteps',
  strategy: 'cyclic',
  tab: 'costs',
};
