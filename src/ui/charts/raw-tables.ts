/** All points behind a chart, one a row, as they were recorded: neither averaged, smoothed nor thinned. */
import type { EvaluationPhase } from '../../findings/depth-figures.ts';
import { SpikeWatch } from '../../findings/gradient-spikes.ts';
import { pointsOf } from '../../store/point-log.ts';
import type { ShownRun } from '../../store/shown-run.ts';
import type { RawTable, TableRow } from './chart-table.ts';

/**
 * Every training and validation loss; validation rows have the accuracy, training rows the gradient's norm and where it
 * spiked; images seen are steps times batch.
 */
export function curvesRawTable(runs: readonly ShownRun[]): RawTable {
  return {
    columns: ['Run', 'Network', 'Kind', 'Seed', 'Step', 'Epoch', 'Images seen', 'Seconds', 'Loss', 'Accuracy', 'Gradient norm', 'Gradient spike, times usual'],
    rows: curveRows(runs),
  };
}

function* curveRows(runs: readonly ShownRun[]): Generator<TableRow, void, undefined> {
  for (const { name, config: { batchSize }, log } of runs) {
    const watch = new SpikeWatch();
    for (const point of pointsOf(log)) {
      if (point.kind !== 'training' && point.kind !== 'validation') continue;
      const { network, kind, seed, step, epoch, seconds, loss } = point;
      const beginning: TableRow = [name, network, kind, seed, step, epoch, step * batchSize, seconds, loss];
      if (point.kind === 'validation') yield [...beginning, point.accuracy, undefined, undefined];
      else yield [...beginning, undefined, point.gradientNorm, watch.next(point)];
    }
  }
}

/** Every figure of a Des-Net of that phase: live ones with their step, final ones, on all validation images, without. */
export function depthRawTable(runs: readonly ShownRun[], phase: EvaluationPhase): RawTable {
  return {
    columns: ['Run', 'Strategy', 'Depth', 'Seed', 'Draw', 'Step', 'Loss', 'Accuracy'],
    rows: runs.flatMap(({ name, log, evaluations }) => [
      ...(phase === 'untuned' ? log.points.ofKind('descendant', log.count) : []).map((one): TableRow =>
        [name, one.strategy, one.depth, one.seed, one.draw, one.step, one.loss, one.accuracy]),
      ...evaluations.filter((evaluation) => evaluation.phase === phase).map((one): TableRow =>
        [name, one.strategy, one.depth, one.seed, one.draw, undefined, one.loss, one.accuracy]),
    ]),
  };
}

/** Every figure of a Des-Net in tuning, of all depths. */
export function tuningRawTable(runs: readonly ShownRun[]): RawTable {
  return {
    columns: ['Run', 'Strategy', 'Depth', 'Seed', 'Step', 'Epoch', 'Seconds', 'Loss', 'Accuracy'],
    rows: runs.flatMap(({ name, log }) => log.points.ofKind('tuning', log.count).map((one): TableRow =>
      [name, one.strategy, one.depth, one.seed, one.step, one.epoch, one.seconds, one.loss, one.accuracy])),
  };
}
