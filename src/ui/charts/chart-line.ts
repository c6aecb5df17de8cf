import type { ChartPoint, Window } from '../../charts/chart-point.ts';
import type { PointColumns } from '../../charts/point-columns.ts';
import type { SeriesStyle } from '../theme/series-style.ts';

/** A step at which the gradient was far larger than usual. */
export interface SpikePoint extends ChartPoint {
  readonly step: number;
  /** Of the gradient's norm to the usual one. */
  readonly ratio: number;
}

/** One line of a chart. */
export interface ChartLine {
  readonly key: string;
  readonly label: string;
  readonly style: SeriesStyle;
  readonly points: PointColumns;
  /** The means smoothed, one for each point: drawn instead, and the points themselves, faint, behind them. */
  readonly smooth?: Float64Array;
  /** Those of its points that are marked as spikes of the gradient. */
  readonly spikes?: readonly SpikePoint[];
  /** Thin and without markers, such as the loss of single batches. */
  readonly isThin?: boolean;
  /** Of another run or of the paper: fainter than the lines of the shown run. */
  readonly isFaint?: boolean;
}

/** How strongly a line is drawn, 0 … 1, and how wide, pixels. */
export function strokeOf({ isThin = false, isFaint = false }: ChartLine): { readonly opacity: number; readonly width: number } {
  return { opacity: (isThin ? 0.6 : 1) * (isFaint ? 0.6 : 1), width: (isThin ? 1.2 : 2.2) * (isFaint ? 0.75 : 1) };
}

/** Whether the band around a line is drawn: those of other runs' batches would cover everything. */
export function hasBand({ points, isThin = false, isFaint = false }: ChartLine): boolean {
  return !(isThin && isFaint) && points.low !== undefined;
}

/** Of the star at a spike of the gradient. */
export const SPIKE_COLOUR = 'var(--danger)';

/** Of a line that is drawn smoothed its points themselves have this much of its strength. */
export const RAW_STRENGTH = 0.35;

/** The x of all lines, each once, rising. */
export function xsOf(lines: readonly ChartLine[]): readonly number[] {
  return Array.from(lines.reduce<ArrayLike<number>>((xs, { points }) => union(xs, points.x), []));
}

/** What is in either of two rows of rising numbers, once each; the first itself where it has all of the second. */
function union(a: ArrayLike<number>, b: ArrayLike<number>): ArrayLike<number> {
  const all = new Float64Array(a.length + b.length);
  let length = 0;
  for (let [i, j] = [0, 0]; i < a.length || j < b.length;) {
    const next = Math.min(a[i] ?? Infinity, b[j] ?? Infinity);
    all[length++] = next;
    while (a[i] === next) i++;
    while (b[j] === next) j++;
  }
  return length === a.length ? a : all.subarray(0, length);
}

/** The lowest and the highest figure within a window, bands and smoothed lines included; only those above 0 on a logarithmic axis. */
export function valuesIn(lines: readonly ChartLine[], window: Window, isLog: boolean): readonly number[] {
  const ends = lines.flatMap((line) => endsIn(line, window, isLog) ?? []);
  return ends.length > 0 ? [Math.min(...ends), Math.max(...ends)] : [];
}

type Ends = readonly [lowest: number, highest: number];

/** Of whole lines, which are asked for again whenever another line is switched. */
const endsOfWhole = new WeakMap<ChartLine, { readonly isLog: boolean; readonly ends: Ends | undefined }>();

function endsIn(line: ChartLine, [from, to]: Window, isLog: boolean): Ends | undefined {
  const { points } = line;
  const isWhole = (points.x[0] ?? from) >= from && (points.x.at(-1) ?? to) <= to;
  if (!isWhole) return endsBetween(line, points.firstFrom(from), to, isLog);
  const known = endsOfWhole.get(line);
  if (known?.isLog === isLog) return known.ends;
  const ends = endsBetween(line, 0, to, isLog);
  endsOfWhole.set(line, { isLog, ends });
  return ends;
}

/** Of the points from the `first` up to `to`; undefined where none has a place. */
function endsBetween({ points, smooth }: ChartLine, first: number, to: number, isLog: boolean): Ends | undefined {
  let [lowest, highest] = [Infinity, -Infinity];
  for (let index = first; index < points.length && (points.x[index] ?? Infinity) <= to; index++) {
    const mean = points.mean[index] ?? Number.NaN;
    if (isLog && mean <= 0) continue;
    const low = points.low?.[index] ?? mean;
    const high = points.high?.[index] ?? mean;
    const drawn = smooth?.[index] ?? mean;
    // By comparison: the ends of a band may be NaN.
    if (drawn < lowest) lowest = drawn;
    if (drawn > highest) highest = drawn;
    if (mean < lowest) lowest = mean;
    if (mean > highest) highest = mean;
    if (low < lowest && (low > 0 || !isLog)) lowest = low;
    if (high > highest) highest = high;
  }
  return lowest > highest ? undefined : [lowest, highest];
}
