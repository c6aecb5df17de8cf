import { PointColumns } from '../../charts/point-columns.ts';
import type { ExperimentConfig } from '../../config/fields.ts';
import { experimentLike } from '../../config/paper-experiments.ts';
import type { EvaluationPhase } from '../../findings/depth-figures.ts';
import type { PaperFigures } from '../../findings/paper-figures.ts';
import type { Messages } from '../../messages/messages.ts';
import { paperFiguresIn } from '../../messages/paper-words.ts';
import { type SeriesStyle, strategyStyles } from '../theme/series-style.ts';
import type { ChartLine } from './chart-line.ts';
import type { ChartTable } from './chart-table.ts';

const plain: SeriesStyle = { colour: 'var(--series-grey)', dash: '', marker: 'circle' };

/** The paper's figures by depth, in the looks of our strategies; none where rows are no depths. */
export function paperLines({ columns, rows }: PaperFigures): readonly ChartLine[] {
  if (rows.some(({ depth }) => depth === undefined)) return [];
  return columns.map(({ label, strategy }, column) => ({
    key: label,
    label,
    style: strategy ? strategyStyles[strategy] : plain,
    points: PointColumns.of(rows.flatMap(({ depth, values }) => {
      const value = values[column];
      return depth === undefined || typeof value !== 'number' ? [] : [{ x: depth, mean: value }];
    })),
  }));
}

/** The stroke by which the paper's lines are told from our own of the same strategy. */
export const PAPER_DASH = '1 4';

/** The paper's accuracies of the experiment that a run is like, to lie over the run's own. */
export interface PaperOverlay {
  /** `Paper’s Table 3, on ImageNet-1K`. */
  readonly label: string;
  readonly lines: readonly ChartLine[];
}

/** Those at depths within the chart, as shares; undefined where the paper prints none for that phase. */
export function paperOverlay(config: ExperimentConfig, phase: EvaluationPhase, depths: readonly number[], messages: Messages): PaperOverlay | undefined {
  const experiment = experimentLike(config);
  const figures = experiment && paperFiguresIn(messages, experiment.name);
  if (!figures || figures.phase !== phase) return undefined;
  const { depthChart } = messages;
  const { label } = messages.presets.experiments[experiment.name];
  const [first = 0, last = 0] = [depths[0], depths.at(-1)];
  const lines = paperLines(figures).filter((_, column) => figures.columns[column]?.strategy !== undefined).flatMap((line) => {
    const points = PointColumns.of(line.points.toArray().filter(({ x }) => x >= first && x <= last).map(({ x, mean }) => ({ x, mean: mean / 100 })));
    return points.length > 0 ? [{ ...line, key: `paper ${line.key}`, label: depthChart.paperLine(line.label, label), points, style: { ...line.style, dash: PAPER_DASH }, isFaint: true }] : [];
  });
  return lines.length > 0 ? { label: depthChart.paper(label, figures.images), lines } : undefined;
}

/** The same as a table, with `fail` where the paper says so. */
export function paperTable({ rowHeading, columns, rows }: PaperFigures, { paper }: Messages): ChartTable {
  return { columns: [rowHeading, ...columns.map(({ label }) => label)], rows: rows.map(({ label, values }) => [label, ...values.map((value) => (value === 'fail' ? paper.fail : value))]) };
}
