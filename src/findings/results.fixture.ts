import { defaultConfig } from '../config/defaults.ts';
import type { ExperimentConfig } from '../config/fields.ts';
import type { DataInfo, Evaluation, TuningPoint, ValidationPoint } from '../formats/metrics.ts';
import type { ExperimentResults } from '../formats/results.ts';

/** Ten classes, 1,280 training images: ten steps of 128 are an epoch. */
export const tenClasses: DataInfo = {
  name: 'drawn', classNames: Array.from({ length: 10 }, (_, i) => `class ${i}`), trainImages: 1280, validationImages: 256,
};

/** A configuration of five stages and 16 layers in batches of 128. */
export const fiveStages: ExperimentConfig = {
  ...defaultConfig, stageLayout: [3, 3, 4, 3, 3], depths: [6, 8, 10], tuneDepths: [6, 8, 10], batchSize: 128, steps: 100, scratchSteps: 100, seeds: 3,
};

/** A results document made by hand. */
export function madeResults(changes: Partial<ExperimentResults>): ExperimentResults {
  return {
    format: 'learngene-results', version: 2, program: 'test', startedAt: '2026-01-01T00:00:00.000Z', seconds: 1, complete: true,
    config: fiveStages, seeds: [1, 2, 3], engine: { name: 'wasm', adapter: 'test', reason: 'test' }, data: tenClasses, target: null,
    series: [], evaluations: [], failures: [], ...changes,
  };
}

/** An untuned Des-Net's final figure. */
export function evaluated(changes: Partial<Evaluation>): Evaluation {
  return {
    strategy: 'cyclic', depth: 6, draw: 0, seed: 1, phase: 'untuned', layerSources: [], loss: 2, accuracy: 0.3, ...changes,
  };
}

/** A Des-Net in tuning. */
export function tuned(changes: Partial<TuningPoint>): TuningPoint {
  return {
    kind: 'tuning', strategy: 'cyclic', depth: 6, seed: 1, step: 0, epoch: 0, seconds: 0, images: 256, loss: 2, accuracy: 0.3, ...changes,
  };
}

/** The Aux-Net at the end of its training. */
export function auxNetAtEnd(seed: number, accuracy: number, step = fiveStages.steps): ValidationPoint {
  return { kind: 'validation', network: 'aux-net', seed, step, epoch: step / 10, seconds: 1, images: 256, loss: 1, accuracy };
}

/** Every combination of these depths and seeds, with a small difference between seeds, as repeated runs have. */
export function byDepthAndSeed<T>(
  make: (depth: number, seed: number, noise: number) => T,
  depths: readonly number[] = [6, 8, 10],
  seeds: readonly number[] = [1, 2, 3],
): readonly T[] {
  return depths.flatMap((depth) => seeds.map((seed) => make(depth, seed, 0.01 * Math.sin(7 * depth + 3 * seed))));
}
