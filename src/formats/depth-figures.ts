import { strategies, type StrategyName } from '../sws/strategy.ts';

/** Mean and range over the draws of a strategy at one depth; all the same where there is one draw. */
export interface Spread {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** What a strategy's Des-Nets of one depth reached. */
export interface DepthFigure {
  readonly strategy: StrategyName;
  readonly depth: number;
  readonly draws: number;
  readonly loss: Spread;
  /** 0 … 1 */
  readonly accuracy: Spread;
}

/** One evaluated Des-Net: a final evaluation or a live point. */
export interface DepthSample {
  readonly strategy: StrategyName;
  readonly depth: number;
  readonly loss: number;
  readonly accuracy: number;
}

/** Summarises evaluations by strategy, in table order, then by depth; those that are not finite are left out. */
export function depthFigures(samples: readonly DepthSample[]): readonly DepthFigure[] {
  return strategies.flatMap(({ name }) => {
    const own = samples.filter(({ strategy, loss }) => strategy === name && Number.isFinite(loss));
    const depths = [...new Set(own.map(({ depth }) => depth))].toSorted((a, b) => a - b);
    return depths.map((depth) => {
      const draws = own.filter((sample) => sample.depth === depth);
      const loss = spreadOf(draws.map((sample) => sample.loss));
      const accuracy = spreadOf(draws.map((sample) => sample.accuracy));
      return { strategy: name, depth, draws: draws.length, loss, accuracy };
    });
  });
}

function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, low: Math.min(...values), high: Math.max(...values) };
}
