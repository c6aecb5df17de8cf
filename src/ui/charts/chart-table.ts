import type { Messages } from '../../messages/messages.ts';
import { type ChartLine, type SpikePoint, xsOf } from './chart-line.ts';

/** The exact values of a chart, as a table for people and for CSV. */
export interface ChartTable {
  readonly columns: readonly string[];
  /** One cell a column; the first is the row's heading. Undefined where there is no value. */
  readonly rows: readonly (readonly [heading: number | string, ...cells: (number | string | undefined)[]])[];
}

/** What the columns of a line with a band are called, after its label. */
export interface BandNames {
  readonly mean: string;
  readonly low: string;
  readonly high: string;
}

/** One row an x and one column a line; a line with a band has the ends of the band beside its mean. */
export function lineTable(heading: string, lines: readonly ChartLine[], { charts }: Messages, names: BandNames = charts.range): ChartTable {
  const xs = xsOf(lines);
  const columns = lines.flatMap(({ label, points, spikes }): readonly Column[] => {
    const at = new Map(points.toArray().map((point) => [point.x, point]));
    const mean = { label, values: xs.map((x) => at.get(x)?.mean) };
    const marks = spikes ? [spikeColumn(label, spikes, xs, charts.spike)] : [];
    if (points.low === undefined) return [mean, ...marks];
    return [
      { label: charts.column(label, names.mean), values: mean.values },
      { label: charts.column(label, names.low), values: xs.map((x) => at.get(x)?.low) },
      { label: charts.column(label, names.high), values: xs.map((x) => at.get(x)?.high) },
      ...marks,
    ];
  });
  return {
    columns: [heading, ...columns.map(({ label }) => label)],
    rows: xs.map((x, row) => [x, ...columns.map(({ values }) => values[row])]),
  };
}

interface Column {
  readonly label: string;
  readonly values: readonly (number | string | undefined)[];
}

/** In words, for a column of them is nearly empty: `7.3 × usual` where the gradient spiked. */
function spikeColumn(label: string, spikes: readonly SpikePoint[], xs: readonly number[], words: Messages['charts']['spike']): Column {
  const at = new Map(spikes.map(({ x, ratio }) => [x, words.ratio(ratio)]));
  return { label: words.of(label), values: xs.map((x) => at.get(x)) };
}

/** The table as CSV by RFC 4180, numbers in full precision. */
export function tableToCsv({ columns, rows }: ChartTable): string {
  const cells = rows.map((row) => row.map((value) => (typeof value === 'string' ? quoted(value) : value ?? '')));
  return [columns.map(quoted), ...cells].map((row) => `${row.join(',')}\r\n`).join('');
}

/** A cell of words. One that a spreadsheet would take for a formula, such as a run called `=1+1`, has an apostrophe before it, as OWASP advises. */
function quoted(text: string): string {
  const words = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${words.replaceAll('"', '""')}"`;
}
