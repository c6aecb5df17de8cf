/**
 * What quality costs: the size of a Des-Net, or the training behind all of a strategy's Des-Nets. Training is counted as
 * the paper counts it (Section 4.2), in sample·FLOPs and for one seed: the network that the Des-Nets are made from once,
 * and the tuning of each of them. An ancestor counts only where the weights themselves come from it, not as a teacher.
 */
import type { ExperimentConfig } from '../config/fields.ts';
import { tunedStrategies, untunedStrategies } from '../config/needed-networks.ts';
import { ancestorBudget, type ImageKind, type TrainingBudget, trainingBudgets, vitShapeOf } from '../config/training-budget.ts';
import type { TuningPoint } from '../formats/metrics.ts';
import { groupBy } from '../lib/group-by.ts';
import { flopCount, parameterCount, trainingSampleFlops } from '../sws/costs.ts';
import { strategies, strategyNamed, type StrategyName } from '../sws/strategy.ts';
import { type DepthSample, type Metric, valuesBySeed } from './depth-figures.ts';
import { meanOf, spreadOf, type Spread } from './statistics.ts';

/** What is counted of one Des-Net. */
export type DesNetSize = 'flops' | 'parameters';

/** The images of a run, and those of its tuning. */
export interface RunImages {
  readonly images: ImageKind;
  readonly target: ImageKind;
}

/** All of a strategy's Des-Nets at one moment. */
export interface CostMoment {
  /** Of the tuning of each; 0 as they were initialised. */
  readonly step: number;
  /** Sample·FLOPs of one seed: of the source, and of the tuning of all depths so far. */
  readonly sampleFlops: number;
  /** In which all depths have come to this moment. */
  readonly seeds: readonly number[];
  /** Over seeds, each seed's figure being the mean over depths. */
  readonly loss: Spread;
  /** 0 … 1, alike. */
  readonly accuracy: Spread;
}

/** What a strategy's Des-Nets reach, for what training. */
export interface CostCurve {
  readonly strategy: StrategyName;
  /** By cost, rising. */
  readonly moments: readonly CostMoment[];
}

/** How much training one strategy needs to pass the accuracy that scratch ends with. */
export interface TrainingToScratch {
  readonly strategy: StrategyName;
  /** Sample·FLOPs that scratch has spent at its end. */
  readonly scratch: number;
  /** Those of the first moment above scratch's final accuracy; undefined where there is none. */
  readonly passed: number | undefined;
}

/** FLOPs of one image's forward pass through a Des-Net, or its parameters. */
export function desNetSize(config: ExperimentConfig, images: ImageKind, depth: number, size: DesNetSize): number {
  return (size === 'flops' ? flopCount : parameterCount)(vitShapeOf(config, images), depth);
}

/**
 * Sample·FLOPs of training what a strategy's Des-Nets are made from, after `steps` of it: one network for all depths, or
 * one for each depth; nothing for strategies without one. Undefined for weights of an imported ancestor, whose training
 * is not known here.
 */
export function sourceTraining(
  strategy: StrategyName, config: ExperimentConfig, images: ImageKind, depths: readonly number[], steps = config.steps,
): number | undefined {
  const { needs } = strategyNamed(strategy);
  if (needs === 'ancestor') {
    const ancestor = ancestorBudget(config, images);
    return ancestor && sampleFlopsOf(ancestor, ancestor.steps, config);
  }
  return trainingBudgets(config, images)
    .filter(({ network, depth }) => network === needs && (needs !== 'trained' || depths.includes(depth)))
    .reduce((sum, budget) => sum + sampleFlopsOf(budget, Math.min(steps, budget.steps), config), 0);
}

/** Sample·FLOPs of tuning a Des-Net of each of `depths` for so many steps. */
export function tuningTraining({ target }: RunImages, config: ExperimentConfig, depths: readonly number[], steps: number): number {
  return trainingSampleFlops(vitShapeOf(config, target), depths.map((depth) => ({ depth, samples: steps * config.batchSize })));
}

/** The tuned strategies, in table order, at the moments of tuning that all tuned depths have; without those of unknown cost. */
export function tuningCosts(points: readonly TuningPoint[], config: ExperimentConfig, images: RunImages): readonly CostCurve[] {
  const depths = config.tuneDepths;
  const byStrategy = groupBy(points, ({ strategy }) => strategy);
  return curvesOf((strategy) => {
    const source = sourceTraining(strategy, config, images.images, depths);
    if (source === undefined) return [];
    return [...groupBy(byStrategy.get(strategy) ?? [], ({ step }) => step)].toSorted(([a], [b]) => a - b).flatMap(([step, samples]) =>
      momentOf(samples, depths, { step, sampleFlops: source + tuningTraining(images, config, depths, step) }));
  });
}

/**
 * Untuned Des-Nets, one moment a strategy: as they are after `steps` of training what they are made from. Only seeds that
 * have all depths; draws are averaged first.
 */
export function untunedCosts(samples: readonly DepthSample[], config: ExperimentConfig, { images }: RunImages, steps = config.steps): readonly CostCurve[] {
  const { depths } = config;
  const byStrategy = groupBy(samples, ({ strategy }) => strategy);
  return curvesOf((strategy) => {
    const sampleFlops = sourceTraining(strategy, config, images, depths, steps);
    return sampleFlops === undefined ? [] : momentOf(byStrategy.get(strategy) ?? [], depths, { step: 0, sampleFlops });
  });
}

/** Where a configuration's strategies stand at their beginning, at their first evaluation after it, and at their end. */
export function plannedCosts(config: ExperimentConfig, images: RunImages): readonly number[] {
  const { tuneSteps, tuneEvery, scratchSteps, tuneDepths, depths } = config;
  if (tuneSteps === 0) return untunedStrategies(config).flatMap((strategy) => sourceTraining(strategy, config, images.images, depths) ?? []);
  return tunedStrategies(config).flatMap((strategy) => {
    const source = sourceTraining(strategy, config, images.images, tuneDepths);
    const steps = strategy === 'scratch' ? scratchSteps : tuneSteps;
    if (source === undefined) return [];
    return [0, Math.min(tuneEvery, steps), steps].map((step) => source + tuningTraining(images, config, tuneDepths, step));
  });
}

/**
 * What it takes to pass (>) scratch's final accuracy, mean over depths and seeds, for every other tuned strategy; only
 * moments of the same seeds are held against each other. Nothing before scratch has come to its end, after `scratchSteps`.
 */
export function trainingToScratch(curves: readonly CostCurve[], scratchSteps: number): readonly TrainingToScratch[] {
  const end = scratchEnd(curves, scratchSteps);
  if (!end) return [];
  return curves.filter(({ strategy }) => strategy !== 'scratch').map(({ strategy, moments }) => {
    const passing = moments.find((moment) => isOfSame(moment, end) && moment.accuracy.mean > end.accuracy.mean);
    return { strategy, scratch: end.sampleFlops, passed: passing?.sampleFlops };
  });
}

/** Scratch's last moment, once it has come to `scratchSteps`. */
export function scratchEnd(curves: readonly CostCurve[], scratchSteps: number): CostMoment | undefined {
  const last = curves.find(({ strategy }) => strategy === 'scratch')?.moments.at(-1);
  return last && last.step >= scratchSteps ? last : undefined;
}

function sampleFlopsOf({ shape, depth }: TrainingBudget, steps: number, { batchSize }: ExperimentConfig): number {
  return trainingSampleFlops(shape, [{ depth, samples: steps * batchSize }]);
}

function curvesOf(momentsOf: (strategy: StrategyName) => readonly CostMoment[]): readonly CostCurve[] {
  return strategies.map(({ name }) => ({ strategy: name, moments: momentsOf(name) })).filter(({ moments }) => moments.length > 0);
}

/** The moment of these samples of one strategy; none where no seed has all depths. */
function momentOf(samples: readonly DepthSample[], depths: readonly number[], at: Pick<CostMoment, 'step' | 'sampleFlops'>): readonly CostMoment[] {
  const byDepth = groupBy(samples, ({ depth }) => depth);
  const figuresOf = (metric: Metric): ReadonlyMap<number, number> => meansOverDepths(depths.map((depth) => valuesBySeed(byDepth.get(depth) ?? [], metric)));
  const [losses, accuracies] = [figuresOf('loss'), figuresOf('accuracy')];
  if (losses.size === 0) return [];
  return [{ ...at, seeds: [...losses.keys()].toSorted((a, b) => a - b), loss: spreadOf([...losses.values()]), accuracy: spreadOf([...accuracies.values()]) }];
}

/** A value a seed, of the seeds that have one at each depth. */
function meansOverDepths(byDepth: readonly ReadonlyMap<number, number>[]): ReadonlyMap<number, number> {
  const seeds = [...(byDepth[0]?.keys() ?? [])].filter((seed) => byDepth.every((values) => values.has(seed)));
  return new Map(seeds.map((seed) => [seed, meanOf(byDepth.flatMap((values) => values.get(seed) ?? []))]));
}

function isOfSame(a: CostMoment, b: CostMoment): boolean {
  return a.seeds.join() === b.seeds.join();
}
