import type { ExperimentConfig } from '../../config/fields.ts';
import { seedsOf, untunedStrategies } from '../../config/needed-networks.ts';
import type { StrategyDifference } from '../../findings/strategy-difference.ts';
import type { NetworkFailure } from '../../formats/metrics.ts';
import { strategyNamed, type StrategyName } from '../../sws/strategy.ts';
import { english } from '../../messages/en/english.ts';
import { failedLabel } from '../theme/series-style.ts';
import type { DepthSnapshot } from './depth-snapshot.ts';

/** When the figures of a depth chart were measured, and on what. */
export function depthCaption({ phase, step, figures }: DepthSnapshot, config: ExperimentConfig): string {
  const { steps, tuneSteps, evaluationImages } = config;
  if (step === undefined) return phase === 'tuned' ? 'After tuning' : 'Straight from the learngene';
  if (step !== 'final') return `At step ${step} of ${steps}, ${evaluationImages} validation images`;
  const done = figures.reduce((sum, { draws }) => sum + draws, 0);
  const all = desNetCount(config, phase);
  const when = phase === 'tuned' ? `After ${tuneSteps} steps of tuning` : `After all ${steps} steps`;
  return `${when}, ${done < all ? `${done} of ${all} Des-Nets` : 'all validation images'}`;
}

/** What a chart of differences shows. */
export function differenceCaption(differences: readonly StrategyDifference[]): string {
  const seeds = Math.max(0, ...differences.map((difference) => difference.seeds));
  return seeds > 1
    ? `Mean and paired 95 % interval of ${seeds} seeds`
    : 'One seed: repeat over seeds for an interval';
}

/** What a chart of differences to another run shows. */
export function baselineCaption(differences: readonly StrategyDifference[], baseline: string): string {
  const seeds = Math.max(0, ...differences.map((difference) => difference.seeds));
  if (seeds > 1) return `Minus ${baseline}, paired 95 % interval of ${seeds} seeds`;
  return seeds === 1 ? `Minus ${baseline}, the one seed that both have` : `Minus ${baseline}, means of different seeds`;
}

/** What is said in place of figures; `failures` is undefined where there is no run. */
export function depthInvitation(config: ExperimentConfig, phase: DepthSnapshot['phase'], failures?: readonly NetworkFailure[]): string {
  if (!failures) return 'Press Run: as the Aux-Net learns, SWS should fall with depth and Simple-LG rise.';
  const names = phase === 'tuned' ? config.tuneStrategies : untunedStrategies(config);
  const seeds = seedsOf(config).length;
  if (names.every((name) => failedSeeds(name, failures) >= seeds)) {
    const failed = [...new Set(failures.map(({ network }) => failedLabel(network, english)))].join(' and ');
    return `${failed} failed: there is nothing to expand.`;
  }
  if (phase === 'tuned') return 'Des-Nets are evaluated on all validation images when each has been tuned.';
  return `The Des-Nets are evaluated every ${config.evaluateEvery} steps, and at the end.`;
}

/** In how many seeds a network failed that the strategy needs, one of any depth where it needs one for each. */
export function failedSeeds(strategy: StrategyName, failures: readonly NetworkFailure[]): number {
  const { needs } = strategyNamed(strategy);
  const failed = failures.filter(({ network }) => network === needs || (needs === 'trained' && network.startsWith('trained-')));
  return new Set(failed.map(({ seed }) => seed)).size;
}

/** ` (failed)`, ` (failed in 1 of 3 seeds)`, or nothing. */
export function failureNote(failed: number, seeds: number): string {
  if (failed === 0) return '';
  return failed >= seeds ? ' (failed)' : ` (failed in ${failed} of ${seeds} seeds)`;
}

/** Des-Nets of the last evaluation of all seeds: strategies × depths, untuned random ones once a draw. */
function desNetCount(config: ExperimentConfig, phase: DepthSnapshot['phase']): number {
  const { depths, tuneDepths, tuneStrategies, draws } = config;
  const perSeed = phase === 'tuned'
    ? tuneDepths.length * tuneStrategies.length
    : depths.length * untunedStrategies(config).reduce((sum, name) => sum + (strategyNamed(name).random ? draws : 1), 0);
  return perSeed * seedsOf(config).length;
}
