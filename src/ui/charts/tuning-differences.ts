import { runDifference } from '../../findings/strategy-difference.ts';
import type { TuningPoint } from '../../formats/metrics.ts';
import type { Messages } from '../../messages/messages.ts';
import { differencePoint, type Paired, pairedLine } from './difference-point.ts';
import { type TuningLine, tuningLines, type TuningView } from './tuning-lines.ts';
import type { Tuning } from './tuning-of-run.ts';

/** A chart's line of how far a strategy in tuning lies above the same of the baseline. */
export interface TuningDifference extends TuningLine, Paired {}

/** Each strategy's Des-Nets of one depth minus the same of another run, called `baseline`, at the steps that both have. */
export function tuningDifferences(own: Tuning, others: Tuning, baseline: string, view: TuningView, messages: Messages): readonly TuningDifference[] {
  return tuningLines(own, view, messages).flatMap((line) => {
    const second = momentsOf(others.points, line, view);
    const points = [...momentsOf(own.points, line, view)].flatMap(([step, { x, values }]) => {
      const difference = runDifference(values, second.get(step)?.values ?? new Map());
      return difference ? [differencePoint(x, difference)] : [];
    }).toSorted((a, b) => a.x - b.x);
    return points.length === 0 ? [] : [{ ...line, label: messages.depthChart.minusBaseline(line.label, baseline), ...pairedLine(points), pass: undefined }];
  });
}

interface Moment {
  /** Where it stands on the axis. */
  readonly x: number;
  /** One a seed. */
  readonly values: Map<number, number>;
}

function momentsOf(points: readonly TuningPoint[], { strategy }: TuningLine, { depth, metric, axis }: TuningView): ReadonlyMap<number, Moment> {
  const moments = new Map<number, Moment>();
  for (const point of points) {
    if (point.strategy !== strategy || point.depth !== depth || !Number.isFinite(point.loss)) continue;
    const moment = moments.get(point.step) ?? { x: point[axis], values: new Map<number, number>() };
    moment.values.set(point.seed, point[metric]);
    moments.set(point.step, moment);
  }
  return moments;
}
