import type { PaperFigures } from '../../findings/paper-figures.ts';
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
    points: rows.flatMap(({ depth, values }) => {
      const value = values[column];
      return depth === undefined || typeof value !== 'number' ? [] : [{ x: depth, mean: value }];
    }),
  }));
}

/** The same as a table, with `fail` where the paper says so. */
export function paperTable({ rowHeading, columns, rows }: PaperFigures): ChartTable {
  return { columns: [rowHeading, ...columns.map(({ label }) => label)], rows: rows.map(({ label, values }) => [label, ...values]) };
}
