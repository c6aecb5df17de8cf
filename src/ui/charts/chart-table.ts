import type { ChartPoint } from '../../charts/chart-point.ts';
import type { PointColumns } from '../../charts/point-columns.ts';
import type { Messages } from '../../messages/messages.ts';
import { type ChartLine, type SpikePoint, xsOf } from './chart-line.ts';

/** One cell a column; the first is the row's heading. Undefined where there is no value. */
export type TableRow = readonly [heading: number | string, ...cells: (number | string | undefined)[]];

/** Rows of which a part may be asked for: an array, or what makes them then. */
export interface TableRows extends Iterable<TableRow> {
  readonly length: number;
  slice(from: number, to: number): readonly TableRow[];
  map<Value>(valueOf: (row: TableRow) => Value): readonly Value[];
}

/** The exact values of a chart, as a table for people. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: TableRows;
}

/** The values behind a chart, as they go into a file: hundreds of thousands of rows, which are made one after the other. */
export interface RawTable {
  readonly columns: readonly string[];
  readonly rows: Iterable<TableRow>;
}

/** What the columns of a line with a band are called, after its label. */
export interface BandNames {
  readonly mean: string;
  readonly low: string;
  readonly high: string;
}

/**
 * One row an x and one column a line; a line with a band has the ends of the band beside its mean. Rows are made when they
 * are asked for, as people look at some of them.
 */
export function lineTable(heading: string, lines: readonly ChartLine[], { charts }: Messages, names: BandNames = charts.range): ChartTable {
  const xs = xsOf(lines);
  const columns = lines.flatMap(({ label, points, spikes }): readonly Column[] => {
    const at = (x: number): ChartPoint | undefined => points.at(placeOf(points, x));
    const marks = spikes ? [spikeColumn(label, spikes, charts.spike)] : [];
    if (!points.low) return [{ label, valueAt: (x) => at(x)?.mean }, ...marks];
    return [
      { label: charts.column(label, names.mean), valueAt: (x) => at(x)?.mean },
      { label: charts.column(label, names.low), valueAt: (x) => at(x)?.low },
      { label: charts.column(label, names.high), valueAt: (x) => at(x)?.high },
      ...marks,
    ];
  });
  const rowOf = (x: number): TableRow => [x, ...columns.map(({ valueAt }) => valueAt(x))];
  return { columns: [heading, ...columns.map(({ label }) => label)], rows: rowsByNeed(xs, rowOf) };
}

interface Column {
  readonly label: string;
  readonly valueAt: (x: number) => number | string | undefined;
}

/** The index of the last point at an x; −1 where there is none. */
function placeOf(points: PointColumns, x: number): number {
  let place = points.firstFrom(x);
  if (points.x[place] !== x) return -1;
  while (points.x[place + 1] === x) place++;
  return place;
}

/** In words, for a column of them is nearly empty: `7.3 × usual` where the gradient spiked. */
function spikeColumn(label: string, spikes: readonly SpikePoint[], words: Messages['charts']['spike']): Column {
  const at = new Map(spikes.map(({ x, ratio }) => [x, words.ratio(ratio)]));
  return { label: words.of(label), valueAt: (x) => at.get(x) };
}

function rowsByNeed(xs: readonly number[], rowOf: (x: number) => TableRow): TableRows {
  return {
    length: xs.length,
    slice: (from, to) => xs.slice(from, to).map(rowOf),
    map: (valueOf) => xs.map((x) => valueOf(rowOf(x))),
    *[Symbol.iterator]() {
      for (const x of xs) yield rowOf(x);
    },
  };
}

/** The table as CSV by RFC 4180, numbers in full precision, row by row. */
export function* csvOf({ columns, rows }: RawTable): Generator<string, void, undefined> {
  yield lineOf(columns.map(quoted));
  for (const row of rows) yield lineOf(row.map((value) => (typeof value === 'string' ? quoted(value) : value ?? '')));
}

function lineOf(cells: readonly (number | string)[]): string {
  return `${cells.join(',')}\r\n`;
}

/** A cell of words. One that a spreadsheet would take for a formula, such as a run called `=1+1`, has an apostrophe before it, as OWASP advises. */
function quoted(text: string): string {
  const words = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${words.replaceAll('"', '""')}"`;
}
