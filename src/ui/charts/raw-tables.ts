/** All points behind a chart, one a row, as they were recorded: neither averaged, smoothed nor thinned. */
import type { EvaluationPhase } from '../../findings/depth-figures.ts';
import { gradientSpikes } from '../../findings/gradient-spikes.ts';
import type { MetricPoint } from '../../formats/metrics.ts';
import { pointsOf } from '../../store/point-log.ts';
import type { ShownRun } from '../../store/shown-run.ts';
import type { ChartTable } from './chart-table.ts';

type Row = ChartTable['rows'][number];

/**
 * Every training and validation loss; validation rows have the accuracy, training rows the gradient's norm and where it
 * spiked; images seen are steps times batch.
 */
export function curvesRawTable(runs: readonly ShownRun[]): ChartTable {
  return {
    columns: ['Run', 'Network', 'Kind', 'Seed', 'Step', 'Epoch', 'Images seen', 'Seconds', 'Loss', 'Accuracy', 'Gradient norm', 'Gradient spike, times usual'],
    rows: runs.flatMap(({ name, config, log }) => curveRows(name, config.batchSize, pointsOf(log))),
  };
}

function curveRows(name: string, batchSize: number, points: readonly MetricPoint[]): readonly Row[] {
  const ratios = new Map(gradientSpikes(points).map(({ network, seed, step, ratio }) => [`${network} ${seed} ${step}`, ratio]));
  return points.flatMap((point): readonly Row[] => {
    if (point.kind !== 'training' && point.kind !== 'validation') return [];
    const { network, kind, seed, step, epoch, seconds, loss } = point;
    const beginning: Row = [name, network, kind, seed, step, epoch, step * batchSize, seconds, loss];
    if (point.kind === 'validation') return [[...beginning, point.accuracy, undefined, undefined]];
    return [[...beginning, undefined, point.gradientNorm, ratios.get(`${network} ${seed} ${step}`)]];
  });
}

/** Every figure of a Des-Net of that phase: live ones with their step, final ones, on all validation images, without. */
export function depthRawTable(runs: readonly ShownRun[], phase: EvaluationPhase): ChartTable {
  return {
    columns: ['Run', 'Strategy', 'Depth', 'Seed', 'Draw', 'Step', 'Loss', 'Accuracy'],
    rows: runs.flatMap(({ name, log, evaluations }) => [
      ...(phase === 'untuned' ? log.points.ofKind('descendant', log.count) : []).map((one): Row =>
        [name, one.strategy, one.depth, one.seed, one.draw, one.step, one.loss, one.accuracy]),
      ...evaluations.filter((evaluation) => evaluation.phase === phase).map((one): Row =>
        [name, one.strategy, one.depth, one.seed, one.draw, undefined, one.loss, one.accuracy]),
    ]),
  };
}

/** Every figure of a Des-Net in tuning, of all depths. */
export function tuningRawTable(runs: readonly ShownRun[]): ChartTable {
  return {
    columns: ['Run', 'Strategy', 'Depth', 'Seed', 'Step', 'Epoch', 'Seconds', 'Loss', 'Accuracy'],
    rows: runs.flatMap(({ name, log }) => log.points.ofKind('tuning', log.count).map((one): Row =>
      [name, one.strategy, one.depth, one.seed, one.step, one.epoch, one.seconds, one.loss, one.accuracy])),
  };
}
