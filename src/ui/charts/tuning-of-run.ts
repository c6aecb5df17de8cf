import { stepsToScratch, type StepsToScratch, tuningCurves, type TuningCurve } from '../../findings/tuning-figures.ts';
import type { Evaluation, TuningPoint } from '../../formats/metrics.ts';
import type { PointLog } from '../../store/point-log.ts';
import type { ShownRun } from '../../store/shown-run.ts';

/** How a run's Des-Nets were tuned so far. */
export interface Tuning {
  readonly points: readonly TuningPoint[];
  readonly curves: readonly TuningCurve[];
  readonly passes: readonly StepsToScratch[];
}

const untuned: Tuning = { points: [], curves: [], passes: [] };

const known = new WeakMap<PointLog['points'], { readonly evaluations: readonly Evaluation[]; readonly tuning: Tuning }>();

/** The same object until another Des-Net is evaluated, while tuned or after it. */
export function tuningOf(run: ShownRun | undefined): Tuning {
  if (!run) return untuned;
  const { log, evaluations, config: { scratchSteps } } = run;
  const before = known.get(log.points);
  const points = log.points.ofKind('tuning', log.count);
  // Points only grow: their number tells whether there are new ones.
  if (before?.evaluations === evaluations && before.tuning.points.length === points.length) return before.tuning;
  const tuning = { points, curves: tuningCurves(points), passes: stepsToScratch(points, evaluations, scratchSteps) };
  known.set(log.points, { evaluations, tuning });
  return tuning;
}
