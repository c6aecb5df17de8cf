import type { Evaluation } from '../../formats/metrics.ts';
import type { PointLog } from '../../store/point-log.ts';
import { strategies, type StrategyName } from '../../sws/strategy.ts';

export type Metric = 'loss' | 'accuracy';

/** Mean and range over the draws of a strategy at one depth; all the same where there is one draw. */
export interface Spread {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface DepthFigure extends Readonly<Record<Metric, Spread>> {
  readonly strategy: StrategyName;
  readonly depth: number;
  readonly draws: number;
}

/** The untuned Des-Nets at some moment of a run. */
export interface DepthSnapshot {
  /** Steps of the learngene's training, or `final` for figures on all validation images. */
  readonly step: number | 'final' | undefined;
  /** By strategy in table order, then by depth. */
  readonly figures: readonly DepthFigure[];
}

interface Sample extends Readonly<Record<Metric, number>> {
  readonly strategy: StrategyName;
  readonly depth: number;
  readonly draw: number;
}

/** How many live figures of Des-Nets there are: it grows whenever one was evaluated. */
export function descendantCount(log: PointLog): number {
  let count = 0;
  for (let i = 0; i < log.count; i++) if (log.points[i]?.kind === 'descendant') count++;
  return count;
}

/** The steps at which Des-Nets were evaluated live, rising. */
export function evaluatedSteps(log: PointLog): readonly number[] {
  const steps = new Set<number>();
  for (let i = 0; i < log.count; i++) {
    const point = log.points[i];
    if (point?.kind === 'descendant') steps.add(point.step);
  }
  return [...steps].toSorted((a, b) => a - b);
}

/** The Des-Nets as they were at `step`. */
export function snapshotAt(log: PointLog, step: number): DepthSnapshot {
  return { step, figures: figuresOf(latestSamples(log, step)) };
}

/**
 * The newest figures: the final ones from the first of them on, else those of the last live evaluation. The two
 * are never mixed in one line, since training went on between them.
 */
export function newestSnapshot(log: PointLog, evaluations: readonly Evaluation[]): DepthSnapshot {
  if (evaluations.length > 0) return { step: 'final', figures: figuresOf(evaluations) };
  return { step: evaluatedSteps(log).at(-1), figures: figuresOf(latestSamples(log, Infinity)) };
}

function latestSamples(log: PointLog, until: number): readonly Sample[] {
  const latest = new Map<string, Sample>();
  for (let i = 0; i < log.count; i++) {
    const point = log.points[i];
    if (point?.kind !== 'descendant' || point.step > until) continue;
    latest.set(`${point.strategy} ${point.depth} ${point.draw}`, point);
  }
  return [...latest.values()];
}

function figuresOf(samples: readonly Sample[]): readonly DepthFigure[] {
  return strategies.flatMap(({ name }) => {
    const own = samples.filter(({ strategy, loss }) => strategy === name && Number.isFinite(loss));
    const depths = [...new Set(own.map(({ depth }) => depth))].toSorted((a, b) => a - b);
    return depths.map((depth) => {
      const draws = own.filter((sample) => sample.depth === depth);
      return {
        strategy: name, depth, draws: draws.length,
        loss: spreadOf(draws.map(({ loss }) => loss)),
        accuracy: spreadOf(draws.map(({ accuracy }) => accuracy)),
      };
    });
  });
}

function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, low: Math.min(...values), high: Math.max(...values) };
}
