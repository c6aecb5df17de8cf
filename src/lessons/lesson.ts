/**
 * A lesson: one question about the method, which the reader answers before anything runs, and which the runs then
 * answer. It knows what is run; how results are read stands in facts-of.ts, which most visits can do without; its words
 * stand in src/messages, its panel in src/ui/lessons.
 */
import { defaultConfig } from '../config/defaults.ts';
import type { ExperimentConfig, FieldName } from '../config/fields.ts';
import type { LessonStep, ViewState } from '../config/view-link.ts';
import type { StrategyName } from '../sws/strategy.ts';
import type { LessonChoice, LessonFacts } from './facts.ts';

/** Parts of the page that a step speaks about. */
export type LessonPart = 'configuration' | 'picture' | 'depth' | 'findings';

export interface Lesson<Name extends keyof LessonFacts> {
  /** What is run, one run each; the first is what the form holds. */
  readonly variants: readonly [ExperimentConfig, ...ExperimentConfig[]];
  /** Answers to the question, in the order in which they are offered. */
  readonly choices: readonly LessonChoice<Name>[];
  /** What the paper says. */
  readonly paper: LessonChoice<Name>;
  /** Results that come with the page and answer the same question, a file of the gallery for each variant. */
  readonly builtIn: readonly string[];
  /** What each step speaks about. */
  readonly parts: Readonly<Partial<Record<LessonStep, LessonPart>>>;
  /** Where the reader is sent to look at or to try the choice that the lesson is about. */
  readonly field: FieldName;
  /** The strategy whose line and layers the answer speaks about. */
  readonly strategy: StrategyName;
  /** The tab beside the chart over depth that belongs to the answer. */
  readonly tab: NonNullable<ViewState['tab']>;
}

/** What most lessons start from: the quick network, which trains in seconds on a GPU, by SWS alone, over three seeds. */
export const lessonBase: ExperimentConfig = { ...defaultConfig, strategies: ['cyclic'], seeds: 3 };
