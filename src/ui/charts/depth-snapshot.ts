import {
  depthFigures, evaluationsIn, type DepthFigure, type DepthSample, type EvaluationPhase, type Metric,
} from '../../findings/depth-figures.ts';
import type { DescendantPoint, Evaluation } from '../../formats/metrics.ts';
import type { PointLog } from '../../store/point-log.ts';

export type { Metric };

/** The Des-Nets at some moment of a run. */
export interface DepthSnapshot {
  readonly phase: EvaluationPhase;
  /** Steps of the learngene's training, or `final` for figures on all validation images. */
  readonly step: number | 'final' | undefined;
  /** One a Des-Net, draw and seed. */
  readonly samples: readonly DepthSample[];
  /** By strategy in table order, then by depth. */
  readonly figures: readonly DepthFigure[];
}

/** How many live figures of Des-Nets there are: it grows whenever one was evaluated. */
export function descendantCount(log: PointLog): number {
  return descendantsOf(log).length;
}

/** The steps at which Des-Nets were evaluated live, rising. */
export function evaluatedSteps(log: PointLog): readonly number[] {
  return [...new Set(descendantsOf(log).map(({ step }) => step))].toSorted((a, b) => a - b);
}

/** The untuned Des-Nets as they were at `step`, of all seeds that have come so far. */
export function snapshotAt(log: PointLog, step: number): DepthSnapshot {
  return snapshot('untuned', step, descendantsOf(log).filter((point) => point.step === step));
}

/**
 * The newest untuned figures: the final ones, of all seeds, from the first of them on, else those of the last live
 * evaluations of the seed at work. The two are never mixed in one line, since training went on between them.
 */
export function newestSnapshot(log: PointLog, evaluations: readonly Evaluation[]): DepthSnapshot {
  const final = evaluationsIn('untuned', evaluations);
  if (final.length > 0) return snapshot('untuned', 'final', final);
  const live = descendantsOf(log);
  const seed = live.at(-1)?.seed;
  const latest = new Map<string, DescendantPoint>();
  for (const point of live) {
    if (point.seed === seed) latest.set(`${point.strategy} ${point.depth} ${point.draw}`, point);
  }
  return snapshot('untuned', live.at(-1)?.step, [...latest.values()]);
}

/** The Des-Nets that have been tuned so far. */
export function tunedSnapshot(evaluations: readonly Evaluation[]): DepthSnapshot {
  const tuned = evaluationsIn('tuned', evaluations);
  return snapshot('tuned', tuned.length > 0 ? 'final' : undefined, tuned);
}

/** The newest figures of a phase. */
export function snapshotOf(run: { readonly log: PointLog; readonly evaluations: readonly Evaluation[] }, phase: EvaluationPhase): DepthSnapshot {
  return phase === 'tuned' ? tunedSnapshot(run.evaluations) : newestSnapshot(run.log, run.evaluations);
}

function snapshot(phase: EvaluationPhase, step: DepthSnapshot['step'], samples: readonly DepthSample[]): DepthSnapshot {
  return { phase, step, samples, figures: depthFigures(samples) };
}

function descendantsOf({ points, count }: PointLog): readonly DescendantPoint[] {
  return points.ofKind('descendant', count);
}
