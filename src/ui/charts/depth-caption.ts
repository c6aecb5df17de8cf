import type { ExperimentConfig } from '../../config/fields.ts';
import { strategyNamed } from '../../sws/strategy.ts';
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

/** Des-Nets of the last evaluation: strategies × depths, random ones once a draw. */
function desNetCount({ strategies, depths, draws }: ExperimentConfig): number {
  return depths.length * strategies.reduce((sum, name) => sum + (strategyNamed(name).random ? draws : 1), 0);
}
