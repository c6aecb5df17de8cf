import type { ExperimentConfig } from '../../config/fields.ts';
import { seedsOf, untunedStrategies } from '../../config/needed-networks.ts';
import type { StrategyDifference } from '../../findings/strategy-difference.ts';
import type { NetworkFailure } from '../../formats/metrics.ts';
import { strategyNamed, type StrategyName } from '../../sws/strategy.ts';
import type { Messages } from '../../messages/messages.ts';
import { failedNetworks } from '../theme/series-style.ts';
import type { DepthSnapshot } from './depth-snapshot.ts';

/** When the figures of a depth chart were measured, and on what. */
export function depthCaption({ phase, step, figures }: DepthSnapshot, config: ExperimentConfig, { depthChart: { captions } }: Messages): string {
  const { steps, tuneSteps, evaluationImages } = config;
  if (step === undefined) return captions[phase];
  if (step !== 'final') return captions.live(step, steps, evaluationImages);
  const done = figures.reduce((sum, { draws }) => sum + draws, 0);
  const all = desNetCount(config, phase);
  const when = phase === 'tuned' ? captions.afterTuning(tuneSteps) : captions.afterTraining(steps);
  return done < all ? captions.some(when, done, all) : captions.all(when);
}

/** What a chart of differences shows. */
export function differenceCaption(differences: readonly StrategyDifference[], { depthChart: { captions } }: Messages): string {
  const seeds = Math.max(0, ...differences.map((difference) => difference.seeds));
  return seeds > 1 ? captions.intervals(seeds) : captions.oneSeed;
}

/** What a chart of differences to another run shows. */
export function baselineCaption(differences: readonly Pick<StrategyDifference, 'seeds'>[], baseline: string, { depthChart: { captions } }: Messages): string {
  const seeds = Math.max(0, ...differences.map((difference) => difference.seeds));
  if (seeds > 1) return captions.baselineIntervals(baseline, seeds);
  return seeds === 1 ? captions.baselineOneSeed(baseline) : captions.baselineMeans(baseline);
}

/** What is said in place of figures; `failures` is undefined where there is no run. */
export function depthInvitation(config: ExperimentConfig, phase: DepthSnapshot['phase'], messages: Messages, failures?: readonly NetworkFailure[]): string {
  const { invitations } = messages.depthChart;
  if (!failures) return invitations.run;
  const names = phase === 'tuned' ? config.tuneStrategies : untunedStrategies(config);
  const seeds = seedsOf(config).length;
  if (names.every((name) => failedSeeds(name, failures) >= seeds)) {
    return invitations.failed(failedNetworks(failures, messages));
  }
  return phase === 'tuned' ? invitations.tuned : invitations.untuned(config.evaluateEvery);
}

/** In how many seeds a network failed that the strategy needs, one of any depth where it needs one for each. */
export function failedSeeds(strategy: StrategyName, failures: readonly NetworkFailure[]): number {
  const { needs } = strategyNamed(strategy);
  const failed = failures.filter(({ network }) => network === needs || (needs === 'trained' && network.startsWith('trained-')));
  return new Set(failed.map(({ seed }) => seed)).size;
}

/** ` (fail)`, ` (fail in 1 of 3 seeds)`, or nothing. */
export function failureNote(failed: number, seeds: number, { charts }: Messages): string {
  if (failed === 0) return '';
  return failed >= seeds ? charts.failed : charts.failedInSeeds(failed, seeds);
}

/** Des-Nets of the last evaluation of all seeds: strategies × depths, untuned random ones once a draw. */
function desNetCount(config: ExperimentConfig, phase: DepthSnapshot['phase']): number {
  const { depths, tuneDepths, tuneStrategies, draws } = config;
  const perSeed = phase === 'tuned'
    ? tuneDepths.length * tuneStrategies.length
    : depths.length * untunedStrategies(config).reduce((sum, name) => sum + (strategyNamed(name).random ? draws : 1), 0);
  return perSeed * seedsOf(config).length;
}
