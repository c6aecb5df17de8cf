import { smoothed } from '../../charts/smoothed.ts';
import type { Messages } from '../../messages/messages.ts';
import type { ShownRun } from '../../store/shown-run.ts';
import { type CurveLine, curveLines, type CurveView } from './curve-lines.ts';
import { type CurveSeries, curveSeries } from './curve-series.ts';
import { type Paired, pairedLine } from './difference-point.ts';

/** A chart's line of how far a network's losses lie above those of the baseline's. */
export interface CurveDifference extends CurveLine, Paired {}

/** Each loss of a run minus the same of another at the steps that both have, drawn against the first one's axis. */
export function curveDifferences(run: ShownRun, baseline: ShownRun, view: CurveView, messages: Messages): readonly CurveDifference[] {
  const [own, others] = [curveSeries(run.log), curveSeries(baseline.log)];
  return curveLines(run, view, messages).flatMap(({ spikes: _spikes, smooth: _smooth, ...line }) => {
    const [first, second] = [seriesOf(own, line), seriesOf(others, line)];
    const points = first && second ? first.minus(second, view.axis, run.config.batchSize) : [];
    if (points.length === 0) return [];
    const isSmoothed = line.isThin === true && view.smoothing > 0;
    return [{ ...line, label: messages.depthChart.minusBaseline(line.label, baseline.name), ...pairedLine(points), ...(isSmoothed && { smooth: smoothed(Float64Array.from(points, ({ mean }) => mean), view.smoothing) }) }];
  });
}

function seriesOf(all: readonly CurveSeries[], { key }: CurveLine): CurveSeries | undefined {
  return all.find(({ network, kind }) => `${network} ${kind}` === key);
}
