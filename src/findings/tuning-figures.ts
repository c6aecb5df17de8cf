/**
 * How tuning went. Scratch's final accuracy is that of its point at its last step, where there is one: it was
 * measured on the same images as the points that are held against it. Else it is that of its final evaluation.
 */
import type { Evaluation, TuningPoint } from '../formats/metrics.ts';
import { groupBy } from '../lib/group-by.ts';
import { strategies, type StrategyName } from '../sws/strategy.ts';
import { englishFindings, type FindingWords } from './finding-words.ts';
import { meanOf, spreadOf, type Spread } from './statistics.ts';

/** A tuned Des-Net at one step, over seeds. */
export interface TuningMoment {
  readonly step: number;
  /** Passes over the images it is tuned on. */
  readonly epoch: number;
  readonly seeds: number;
  readonly loss: Spread;
  /** 0 … 1 */
  readonly accuracy: Spread;
}

/** A strategy's Des-Net of one depth while it is tuned. */
export interface TuningCurve {
  readonly strategy: StrategyName;
  readonly depth: number;
  /** By step, rising. */
  readonly moments: readonly TuningMoment[];
}

/** How soon one strategy's Des-Nets of one depth pass the accuracy that scratch ends with. */
export interface StepsToScratch {
  readonly strategy: StrategyName;
  readonly depth: number;
  /** Seeds in which scratch came to its end. */
  readonly seeds: readonly SeedStepsToScratch[];
  /** Mean steps over seeds; undefined unless scratch was passed in all of them. */
  readonly mean: number | undefined;
}

export interface SeedStepsToScratch {
  readonly seed: number;
  /** Scratch's final accuracy, 0 … 1. */
  readonly scratch: number;
  /** First evaluated step whose accuracy is higher, 0 if untuned already; undefined where none is. */
  readonly steps: number | undefined;
  /** Last step evaluated so far: not passed within these. */
  readonly within: number;
}

/** Curves by strategy, in table order, then by depth; losses that are not finite are left out. */
export function tuningCurves(points: readonly TuningPoint[]): readonly TuningCurve[] {
  const finite = points.filter(({ loss }) => Number.isFinite(loss));
  return [...groupBy(finite, ({ strategy, depth }) => `${strategy} ${depth}`).values()]
    .flatMap((own) => own.slice(0, 1).map(({ strategy, depth }) => ({ strategy, depth, moments: momentsOf(own) })))
    .toSorted(inTableOrder);
}

/**
 * Steps until scratch's final accuracy is passed (>) at the same depth and seed, for every other tuned strategy.
 * Seeds in which scratch has not come to its end, after `scratchSteps`, are left out.
 */
export function stepsToScratch(
  points: readonly TuningPoint[],
  evaluations: readonly Evaluation[],
  scratchSteps: number,
): readonly StepsToScratch[] {
  const goals = scratchEnds(points, evaluations, scratchSteps);
  const others = points.filter(({ strategy }) => strategy !== 'scratch');
  return [...groupBy(others, ({ strategy, depth }) => `${strategy} ${depth}`).values()]
    .flatMap((own) => own.slice(0, 1).map(({ strategy, depth }) => {
      const seeds = [...groupBy(own, ({ seed }) => String(seed)).values()].flatMap((curve) => stepsOfSeed(curve, goals));
      return { strategy, depth, seeds, mean: meanSteps(seeds) };
    }))
    .filter(({ seeds }) => seeds.length > 0)
    .toSorted(inTableOrder);
}

/** Scratch's final accuracy, 0 … 1, by `depth seed`, wherever scratch has come to its end. */
export function scratchEnds(
  points: readonly TuningPoint[],
  evaluations: readonly Evaluation[],
  scratchSteps: number,
): ReadonlyMap<string, number> {
  const ends = [
    ...evaluations.filter(({ phase }) => phase === 'tuned'),
    ...points.filter(({ step }) => step >= scratchSteps),
  ];
  return new Map(
    ends
      .filter(({ strategy, loss }) => strategy === 'scratch' && Number.isFinite(loss))
      .map(({ depth, seed, accuracy }) => [`${depth} ${seed}`, accuracy]),
  );
}

/** `passed after 25 steps`, `not within 200 steps`, `passed in 2 of 3 seeds`. */
export function stepsToScratchText({ seeds, mean }: StepsToScratch, words: FindingWords = englishFindings): string {
  if (mean !== undefined) return words.passedAfter(Number(mean.toFixed(1)));
  const passed = seeds.filter(({ steps }) => steps !== undefined).length;
  if (passed > 0) return words.passedIn(passed, seeds.length);
  return words.notWithin(Math.max(...seeds.map(({ within }) => within)));
}

function stepsOfSeed(curve: readonly TuningPoint[], goals: ReadonlyMap<string, number>): readonly SeedStepsToScratch[] {
  const [first] = curve;
  const scratch = first && goals.get(`${first.depth} ${first.seed}`);
  if (!first || scratch === undefined) return [];
  const passing = curve.filter(({ accuracy }) => accuracy > scratch).map(({ step }) => step);
  return [{
    seed: first.seed,
    scratch,
    steps: passing.length > 0 ? Math.min(...passing) : undefined,
    within: Math.max(...curve.map(({ step }) => step)),
  }];
}

function meanSteps(seeds: readonly SeedStepsToScratch[]): number | undefined {
  const steps = seeds.flatMap((seed) => seed.steps ?? []);
  return seeds.length > 0 && steps.length === seeds.length ? meanOf(steps) : undefined;
}

function momentsOf(points: readonly TuningPoint[]): readonly TuningMoment[] {
  return [...groupBy(points, ({ step }) => String(step)).values()]
    .map((here) => ({
      step: here[0]?.step ?? 0,
      epoch: meanOf(here.map(({ epoch }) => epoch)),
      seeds: new Set(here.map(({ seed }) => seed)).size,
      loss: spreadOf(here.map(({ loss }) => loss)),
      accuracy: spreadOf(here.map(({ accuracy }) => accuracy)),
    }))
    .toSorted((a, b) => a.step - b.step);
}

function inTableOrder(
  a: { readonly strategy: StrategyName; readonly depth: number },
  b: { readonly strategy: StrategyName; readonly depth: number },
): number {
  const rank = (name: StrategyName): number => strategies.findIndex((strategy) => strategy.name === name);
  return rank(a.strategy) - rank(b.strategy) || a.depth - b.depth;
}
