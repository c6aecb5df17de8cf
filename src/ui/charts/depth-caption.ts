import type { ExperimentConfig } from '../../config/fields.ts';
import type { NetworkFailure } from '../../formats/metrics.ts';
import { strategyNamed, type StrategyName } from '../../sws/strategy.ts';
import { networkLabels } from '../theme/series-style.ts';
import type { DepthSnapshot } from './depth-snapshot.ts';

/** When the figures of a depth chart were measured, and on what. */
export function depthCaption({ step, figures }: DepthSnapshot, config: ExperimentConfig): string {
  const { steps, evaluationImages } = config;
  if (step === undefined) return 'Straight from the learngene';
  if (step !== 'final') return `At step ${step} of ${steps}, ${evaluationImages} validation images`;
  const done = figures.reduce((sum, { draws }) => sum + draws, 0);
  const all = desNetCount(config);
  return `After all ${steps} steps, ${done < all ? `${done} of ${all} Des-Nets` : 'all validation images'}`;
}

/** What is said in place of figures; `failures` is undefined where there is no run. */
export function depthInvitation({ strategies, evaluateEvery }: ExperimentConfig, failures?: readonly NetworkFailure[]): string {
  if (!failures) return 'Press Run: as the Aux-Net learns, SWS should fall with depth and Simple-LG rise.';
  if (strategies.every((name) => hasFailed(name, failures))) {
    return `${failures.map(({ network }) => networkLabels[network]).join(' and ')} failed: there is nothing to expand.`;
  }
  return `The Des-Nets are evaluated every ${evaluateEvery} steps, and at the end.`;
}

/** Whether the network failed whose layers the strategy expands. */
export function hasFailed(strategy: StrategyName, failures: readonly NetworkFailure[]): boolean {
  return failures.some(({ network }) => network === strategyNamed(strategy).learngeneOf);
}

/** Des-Nets of the last evaluation: strategies × depths, random ones once a draw. */
function desNetCount({ strategies, depths, draws }: ExperimentConfig): number {
  return depths.length * strategies.reduce((sum, name) => sum + (strategyNamed(name).random ? draws : 1), 0);
}
