import type { ExperimentResults } from '../formats/results.ts';

/**
 * The same results with the training points of the first step and each `every`-th alone, so that a run of many steps
 * is small enough to be kept beside the program. All that was measured on validation images stays.
 */
export function thinned(results: ExperimentResults, every: number): ExperimentResults {
  const series = results.series.filter((point) => point.kind !== 'training' || point.step === 1 || point.step % every === 0);
  return { ...results, series };
}
