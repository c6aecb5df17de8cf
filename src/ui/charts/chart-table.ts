import { strategyNamed } from '../../sws/strategy.ts';
import { networkLabels } from '../theme/series-style.ts';
import { type CurveKey, curveKeys, type CurveRow } from './curve-rows.ts';
import type { DepthFigure } from '../../findings/depth-figures.ts';
import type { Metric } from './depth-snapshot.ts';

/** The exact values of a chart, as a table for people and for CSV. */
export interface ChartTable {
  readonly columns: readonly string[];
  /** One cell a column; the first is the row's heading. Undefined where there is no value. */
  readonly rows: readonly (readonly (number | undefined)[])[];
}

/** One row a depth; a strategy of several draws has its lowest and highest value beside the mean. */
export function depthTable(figures: readonly DepthFigure[], metric: Metric): ChartTable {
  const depths = [...new Set(figures.map(({ depth }) => depth))].toSorted((a, b) => a - b);
  const names = [...new Set(figures.map(({ strategy }) => strategy))];
  const columns = names.flatMap((name) => {
    const { label } = strategyNamed(name);
    const own = figures.filter(({ strategy }) => strategy === name);
    const at = (depth: number): DepthFigure | undefined => own.find((figure) => figure.depth === depth);
    const mean = { label, values: depths.map((depth) => at(depth)?.[metric].mean) };
    if (own.every(({ draws }) => draws === 1)) return [mean];
    return [
      { label: `${label}, mean`, values: mean.values },
      { label: `${label}, lowest`, values: depths.map((depth) => at(depth)?.[metric].low) },
      { label: `${label}, highest`, values: depths.map((depth) => at(depth)?.[metric].high) },
    ];
  });
  return {
    columns: ['Depth', ...columns.map(({ label }) => label)],
    rows: depths.map((depth, row) => [depth, ...columns.map(({ values }) => values[row])]),
  };
}

/** One row a step, one column a line. */
export function curveTable(rows: readonly CurveRow[]): ChartTable {
  const keys = curveKeys(rows);
  return {
    columns: ['Step', ...keys.map(curveLabel)],
    rows: rows.map((row) => [row.step, ...keys.map((key) => row[key])]),
  };
}

/** `aux-net training` → `Aux-Net, training`. */
export function curveLabel(key: CurveKey): string {
  const [network, kind] = key.split(' ') as [keyof typeof networkLabels, string];
  return `${networkLabels[network]}, ${kind}`;
}

/** The table as CSV by RFC 4180, numbers in full precision. */
export function tableToCsv({ columns, rows }: ChartTable): string {
  const header = columns.map((column) => `"${column.replaceAll('"', '""')}"`);
  return [header, ...rows.map((row) => row.map((value) => value ?? ''))].map((row) => `${row.join(',')}\r\n`).join('');
}
