/** What the runs of each lesson come to, as numbers; src/messages makes sentences of them. */
import type { ExperimentResults } from '../formats/results.ts';
import type { StageLayout } from '../sws/stage-layout.ts';
import type { Measured } from './measured.ts';

/** The choice that the runs turn out to show; undefined where they do not decide between the choices. */
interface Facts<Choice extends string> {
  readonly shows: Choice | undefined;
  readonly seeds: number;
}

export interface LearngeneFacts extends Facts<'guesses' | 'between' | 'near'> {
  /** M and L. */
  readonly stages: number;
  readonly auxNetDepth: number;
  /** Of the Des-Net that is looked at: halfway between the two, never trained. */
  readonly depth: number;
  /** 0 … 1, means over seeds. */
  readonly accuracy: number;
  readonly auxNetAccuracy: number;
  readonly chance: number;
  /** How much of the way from guessing to the Aux-Net, 0 … 1. */
  readonly share: Measured;
  readonly storedParameters: number;
  /** Of all the Des-Nets of the run together, were each stored by itself. */
  readonly separateParameters: number;
  readonly desNets: number;
}

export interface SimpleLgFacts extends Facts<'falls' | 'level' | 'rises'> {
  readonly shallowest: number;
  readonly deepest: number;
  /** Change of the untuned validation loss with each layer more. */
  readonly simpleLgSlope: Measured;
  readonly swsSlope: Measured;
  /** Mean losses at the deepest. */
  readonly simpleLgLoss: number;
  readonly swsLoss: number;
  /** How far a stage's outputs move when it is repeated to the Aux-Net's depth, mean over stages; where it was measured. */
  readonly drift: { readonly vanillaNet: number; readonly auxNet: number } | undefined;
}

export interface LayoutsFacts extends Facts<'balanced' | 'level' | 'unbalanced'> {
  readonly balanced: StageLayout;
  readonly unbalanced: StageLayout;
  /** 0 … 1; undefined where it diverged in every seed. */
  readonly balancedAccuracy: number | undefined;
  readonly unbalancedAccuracy: number | undefined;
  /** Points of accuracy of the balanced Aux-Net above the unbalanced one; undefined where one of them has none. */
  readonly lead: Measured | undefined;
  /** Seeds in which an Aux-Net diverged. */
  readonly failures: { readonly balanced: number; readonly unbalanced: number };
}

export interface OrdersFacts extends Facts<'lower' | 'level' | 'higher'> {
  /** Depths at which random draws can differ from the order. */
  readonly depths: readonly number[];
  readonly draws: number;
  /** Loss of random-assigned above cyclic, mean over depths. */
  readonly gap: Measured;
  /** Of all draws of all seeds, at the depth where they are furthest apart. */
  readonly widest: { readonly depth: number; readonly best: number; readonly worst: number };
  /** Mean distance in loss of the two cyclic orders where they are not the same network; undefined where they always are. */
  readonly ordersApart: number | undefined;
}

export interface DistillationFacts extends Facts<'helps' | 'level' | 'harms'> {
  /** 0 … 1, means over seeds. */
  readonly withTeacher: number;
  readonly withoutTeacher: number;
  /** The ancestor's own; undefined where it was not measured. */
  readonly teacher: number | undefined;
  /** Points of accuracy of the taught Aux-Net above the other. */
  readonly lead: Measured;
}

export interface CostsFacts extends Facts<'few' | 'some' | 'most'> {
  readonly models: number;
  /** Models at least as accurate as their twin from scratch. */
  readonly asGood: number;
  /** Points of accuracy of the tuned Des-Nets above scratch, mean over models. */
  readonly lead: number;
  /** Steps of the Aux-Net, of tuning one Des-Net, and of one network from scratch. */
  readonly steps: { readonly learngene: number; readonly tuning: number; readonly scratch: number };
  /** How many times more the other way costs, by formula: this run, and the paper's ten networks. */
  readonly training: number;
  readonly storage: number;
  readonly paperTraining: number;
  readonly paperStorage: number;
}

/** The facts of each lesson. */
export interface LessonFacts {
  readonly learngene: LearngeneFacts;
  readonly 'simple-lg': SimpleLgFacts;
  readonly layouts: LayoutsFacts;
  readonly orders: OrdersFacts;
  readonly distillation: DistillationFacts;
  readonly costs: CostsFacts;
}

/** The choices of a lesson's question. */
export type LessonChoice<Name extends keyof LessonFacts> = NonNullable<LessonFacts[Name]['shows']>;

/**
 * Finds the facts in results, one document for each variant in their order; undefined where the documents lack what the
 * question is about, as those of a run that was stopped do.
 */
export type FindFacts<Name extends keyof LessonFacts> = (results: readonly ExperimentResults[]) => LessonFacts[Name] | undefined;
