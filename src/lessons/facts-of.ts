import type { LessonName } from '../config/view-link.ts';
import type { ExperimentResults } from '../formats/results.ts';
import { findCosts } from './costs-facts.ts';
import { findDistillation } from './distillation-facts.ts';
import type { FindFacts, LessonFacts } from './facts.ts';
import { findLayouts } from './layouts-facts.ts';
import { findLearngene } from './learngene-facts.ts';
import { findOrders } from './orders-facts.ts';
import { findSimpleLg } from './simple-lg-facts.ts';

const finders: { readonly [Name in LessonName]: FindFacts<Name> } = {
  learngene: findLearngene,
  'simple-lg': findSimpleLg,
  layouts: findLayouts,
  orders: findOrders,
  distillation: findDistillation,
  costs: findCosts,
};

/** What the results of a lesson come to, one document for each of its variants; undefined where they do not tell. */
export function factsOf<Name extends LessonName>(name: Name, results: readonly ExperimentResults[]): LessonFacts[Name] | undefined {
  const find: FindFacts<Name> = finders[name];
  return find(results);
}
