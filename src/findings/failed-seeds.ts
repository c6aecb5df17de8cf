import type { Evaluation, NetworkFailure } from '../formats/metrics.ts';
import { strategyNamed } from '../sws/strategy.ts';

/** In how many seeds there is no such Des-Net, since it failed in tuning or the network that it is made from failed. */
export function failedSeeds({ strategy, depth, phase }: Pick<Evaluation, 'strategy' | 'depth' | 'phase'>, failures: readonly NetworkFailure[]): number {
  const { needs } = strategyNamed(strategy);
  const source = needs === 'trained' ? `trained-${depth}` : needs;
  const failed = failures.filter(({ network }) => network === source || (phase === 'tuned' && network === `tuned-${strategy}-${depth}`));
  return new Set(failed.map(({ seed }) => seed)).size;
}

/** In how many seeds the Aux-Net failed: the paper's “fail” of a stage layout (Table 5). */
export function failedAuxNets(failures: readonly NetworkFailure[]): number {
  return new Set(failures.filter(({ network }) => network === 'aux-net').map(({ seed }) => seed)).size;
}

/** `fail` where there is nothing else, as the paper writes it, or after a figure `, fail in 1 of 3 seeds`. */
export function withFailures(figure: string | undefined, failed: number, seeds: number): string {
  if (failed === 0) return figure ?? '–';
  return figure === undefined ? 'fail' : `${figure}, fail in ${failed} of ${seeds} seeds`;
}
