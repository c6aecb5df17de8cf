/** The six lessons, and which runs belong to them. */
import { configDifference } from '../config/difference.ts';
import type { ExperimentConfig } from '../config/fields.ts';
import type { LessonName } from '../config/view-link.ts';
import type { ExperimentResults } from '../formats/results.ts';
import { costsLesson } from './costs.ts';
import { distillationLesson } from './distillation.ts';
import { layoutsLesson } from './layouts.ts';
import { learngeneLesson } from './learngene.ts';
import type { Lesson } from './lesson.ts';
import { ordersLesson } from './orders.ts';
import { simpleLgLesson } from './simple-lg.ts';

type Lessons = { readonly [Name in LessonName]: Lesson<Name> };

export const lessons: Lessons = {
  learngene: learngeneLesson,
  'simple-lg': simpleLgLesson,
  layouts: layoutsLesson,
  orders: ordersLesson,
  distillation: distillationLesson,
  costs: costsLesson,
};

/** Whether a text is a choice of the lesson's question. */
export function isChoice(name: LessonName, text: string): boolean {
  return lessons[name].choices.some((choice) => choice === text);
}

/**
 * Of each variant the first complete run in `runs` (newest first), whoever started it: that its configuration is the
 * variant's makes a run one of the lesson. Undefined for variants that have not been run.
 */
export function runsOfLesson<Run extends { readonly results: ExperimentResults }>(
  name: LessonName, runs: readonly Run[],
): readonly (Run | undefined)[] {
  return lessons[name].variants.map((config) => runs.find(({ results }) => results.complete && isSame(results.config, config)));
}

/** The place of a configuration among the lesson's variants; −1 where it is none of them. */
export function variantIndex(name: LessonName, config: ExperimentConfig): number {
  return lessons[name].variants.findIndex((variant) => isSame(variant, config));
}

function isSame(a: ExperimentConfig, b: ExperimentConfig): boolean {
  return configDifference(a, b).length === 0;
}
