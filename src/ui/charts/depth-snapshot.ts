import { depthFigures, type DepthFigure, type DepthSample } from '../../findings/depth-figures.ts';
import type { Evaluation } from '../../formats/metrics.ts';
import type { PointLog } from '../../store/point-log.ts';

export type Metric = 'loss' | 'accuracy';

/** The untuned Des-Nets at some moment of a run. */
export interface DepthSnapshot {
  /** Steps of the learngene's training, or `final` for figures on all validation images. */
  readonly step: number | 'final' | undefined;
  /** By strategy in table order, then by depth. */
  readonly figures: readonly DepthFigure[];
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
  return { step, figures: depthFigures(latestSamples(log, step)) };
}

/**
 * The newest figures: the final ones from the first of them on, else those of the last live evaluation. The two
 * are never mixed in one line, since training went on between them.
 */
export function newestSnapshot(log: PointLog, evaluations: readonly Evaluation[]): DepthSnapshot {
  if (evaluations.length > 0) return { step: 'final', figures: depthFigures(evaluations) };
  return { step: evaluatedSteps(log).at(-1), figures: depthFigures(latestSamples(log, Infinity)) };
}

function latestSamples(log: PointLog, until: number): readonly DepthSample[] {
  const latest = new Map<string, DepthSample>();
  for (let i = 0; i < log.count; i++) {
    const point = log.points[i];
    if (point?.kind !== 'descendant' || point.step > until) continue;
    latest.set(`${point.strategy} ${point.depth} ${point.draw}`, point);
  }
  return [...latest.values()];
}
