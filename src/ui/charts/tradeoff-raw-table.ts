import { desNetSize, sourceTraining, tuningTraining } from '../../findings/cost-figures.ts';
import type { EvaluationPhase } from '../../findings/depth-figures.ts';
import type { DescendantPoint, Evaluation, TuningPoint } from '../../formats/metrics.ts';
import type { ShownRun } from '../../store/shown-run.ts';
import { imagesOf } from '../findings/images-of.ts';
import type { RawTable, TableRow } from './chart-table.ts';
import type { TradeoffView } from './tradeoff-lines.ts';

/** A figure of a Des-Net: final, live or in tuning; `source` is the steps of what it is made from, `tuning` its own. */
interface Figure {
  readonly of: Evaluation | DescendantPoint | TuningPoint;
  readonly phase: EvaluationPhase;
  readonly source: number;
  readonly tuning: number;
}

/**
 * Every figure behind the chart of cost against quality, one a Des-Net and moment, with what that Des-Net costs alone: what
 * it is made from is trained once for all depths, but for strategies that train a network a depth.
 */
export function tradeoffRawTable(runs: readonly ShownRun[], view: Pick<TradeoffView, 'axis' | 'phase'>): RawTable {
  return {
    columns: [
      'Run', 'Strategy', 'Depth', 'Seed', 'Draw', 'Phase', 'Step', 'Parameters', 'FLOPs of an image', 'Training of its source, sample·FLOPs',
      'Its own tuning, sample·FLOPs', 'Loss', 'Accuracy',
    ],
    rows: runs.flatMap((run) => {
      const isTuning = view.axis === 'training' && run.config.tuneSteps > 0;
      return (isTuning ? tuningOf(run) : figuresOf(run, view.phase)).map((figure) => rowOf(run, figure));
    }),
  };
}

function rowOf({ name, config, data, target }: ShownRun, { of, phase, source, tuning }: Figure): TableRow {
  const { strategy, depth, seed, loss, accuracy } = of;
  const images = imagesOf(config, data, target);
  const counted = phase === 'tuned' ? images.target : images.images;
  return [
    name, strategy, depth, seed, 'draw' in of ? of.draw : 0, phase, 'step' in of ? of.step : undefined,
    desNetSize(config, counted, depth, 'parameters'), desNetSize(config, counted, depth, 'flops'),
    sourceTraining(strategy, config, images.images, [depth], source), tuningTraining(images, config, [depth], tuning), loss, accuracy,
  ];
}

function tuningOf({ config, log }: ShownRun): readonly Figure[] {
  return log.points.ofKind('tuning', log.count).map((of) => ({ of, phase: 'tuned', source: config.steps, tuning: of.step }));
}

/** Live figures, which are untuned ones, then final ones, which are of all steps. */
function figuresOf({ config, log, evaluations }: ShownRun, phase: EvaluationPhase): readonly Figure[] {
  const live = phase === 'tuned' ? [] : log.points.ofKind('descendant', log.count).map((of) => ({ of, phase, source: of.step, tuning: 0 }));
  const final = evaluations.filter((each) => each.phase === phase).map((of) => ({
    of, phase, source: config.steps, tuning: phase === 'untuned' ? 0 : of.strategy === 'scratch' ? config.scratchSteps : config.tuneSteps,
  }));
  return [...live, ...final];
}
