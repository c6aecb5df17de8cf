/** Results as a database keeps them, and as they go from one thread to another: their points in buffers. */
import { MetricColumns, type PackedMetrics } from './metric-columns.ts';
import type { ExperimentResults } from './results.ts';

export interface PackedResults extends Omit<ExperimentResults, 'series'> {
  readonly series: PackedMetrics;
}

export function packResults(results: ExperimentResults): PackedResults {
  return { ...results, series: columnsOf(results).packed() };
}

/** Of what `packResults` gave: nothing is checked. */
export function unpackResults(packed: PackedResults): ExperimentResults {
  return { ...packed, series: MetricColumns.unpacked(packed.series) };
}

/** The results with their points in columns, as the page holds them. */
export function withColumns(results: ExperimentResults): ExperimentResults {
  return results.series instanceof MetricColumns ? results : { ...results, series: columnsOf(results) };
}

/** Whether both would be the same file. */
export function isSameContent(a: ExperimentResults, b: ExperimentResults): boolean {
  const rest = (results: ExperimentResults): string => JSON.stringify({ ...results, series: [] });
  return a.startedAt === b.startedAt && a.seconds === b.seconds && rest(a) === rest(b) && columnsOf(a).equals(columnsOf(b));
}

function columnsOf({ series }: ExperimentResults): MetricColumns {
  return series instanceof MetricColumns ? series : MetricColumns.of(series);
}
