import type { ExperimentConfig } from '../../config/fields.ts';
import { differenceLabel } from '../../config/difference.ts';
import { presetOf } from '../../config/presets.ts';
import { depthFigures, evaluationsIn } from '../../findings/depth-figures.ts';
import type { Evaluation, NetworkFailure } from '../../formats/metrics.ts';
import { type CurrentRun, isActive } from '../../store/current-run.ts';
import type { SeriesMembership } from '../../store/run-series.ts';
import type { KeptRun } from '../../store/run-storage.ts';
import type { StrategyName } from '../../sws/strategy.ts';
import type { Messages } from '../../messages/messages.ts';
import { presetWords, seriesWords } from '../../messages/preset-words.ts';
import { failedNetworks } from '../theme/series-style.ts';

/** One row of the table of runs. */
export interface RunRow {
  readonly id: string;
  readonly name: string;
  /** What it ran: the variant of a series, or the nearest preset and what differs from it. */
  readonly configuration: string;
  readonly config: ExperimentConfig;
  /** The series it was part of. */
  readonly series: SeriesMembership | undefined;
  /** ISO 8601, UTC; undefined before the end. */
  readonly startedAt: string | undefined;
  readonly status: string;
  /** Untuned loss of the shallowest and the deepest Des-Net; undefined before the end. */
  readonly cyclic: LossTrend | undefined;
  readonly simpleLg: LossTrend | undefined;
  /** Kept runs alone can be exported. */
  readonly kept: KeptRun | undefined;
  /** Comes with the page, so that it cannot be deleted. */
  readonly isBuiltIn: boolean;
}

export interface LossTrend {
  readonly shallowest: number;
  readonly deepest: number;
}

/** What a row tells of the current run: not its steps, with which that changes ten times a second. */
export type RowedRun = Pick<CurrentRun, 'id' | 'name' | 'config' | 'series' | 'status' | 'evaluations' | 'failures'>;

export function rowedRun({ id, name, config, series, status, evaluations, failures }: CurrentRun): RowedRun {
  return { id, name, config, status, evaluations, failures, ...(series && { series }) };
}

/** The current run, while it is not kept yet, the kept ones, newest first, and the built-in ones that were opened. */
export function runRows(run: RowedRun | undefined, history: readonly KeptRun[], builtIn: readonly KeptRun[], messages: Messages): readonly RunRow[] {
  const isKept = history.some(({ id }) => id === run?.id);
  const current = run && !isKept ? [currentRow(run, messages)] : [];
  return [...current, ...history.map((kept) => keptRow(kept, false, messages)), ...builtIn.map((kept) => keptRow(kept, true, messages))];
}

function currentRow(run: RowedRun, messages: Messages): RunRow {
  const status = isActive(run) ? (run.status === 'paused' ? 'paused' : 'running') : 'failed';
  return row(run, withFailures(status, run.failures, messages), undefined, messages);
}

/** The same row as long as nothing of it changes, so that it is not drawn anew. */
function keptRow(kept: KeptRun, isBuiltIn: boolean, messages: Messages): RunRow {
  const before = rowsMade.get(kept);
  if (before?.messages === messages && before.row.isBuiltIn === isBuiltIn) return before.row;
  const made = newKeptRow(kept, messages);
  const shown = isBuiltIn ? { ...made, status: messages.runs.statuses.builtIn, isBuiltIn } : made;
  rowsMade.set(kept, { messages, row: shown });
  return shown;
}

const rowsMade = new WeakMap<KeptRun, { readonly messages: Messages; readonly row: RunRow }>();

function newKeptRow(kept: KeptRun, messages: Messages): RunRow {
  const { id, name, series, results } = kept;
  const { config, complete, evaluations, failures } = results;
  const status = withFailures(complete ? 'complete' : 'stopped', failures, messages);
  return row({ id, name, config, evaluations, ...(series && { series }) }, status, kept, messages);
}

function withFailures(status: keyof Messages['runs']['statuses'], failures: readonly NetworkFailure[], messages: Messages): string {
  const { statuses, withFailures: both } = messages.runs;
  return failures.length === 0 ? statuses[status] : both(statuses[status], failedNetworks(failures, messages));
}

function row(run: Pick<CurrentRun, 'id' | 'name' | 'config' | 'evaluations' | 'series'>, status: string, kept: KeptRun | undefined, messages: Messages): RunRow {
  const { id, name, config } = run;
  const series = run.series && { ...run.series, ...seriesWords(run.series, messages) };
  const untuned = evaluationsIn('untuned', run.evaluations);
  return {
    id, name, status, kept, config, series,
    startedAt: kept?.results.startedAt,
    configuration: series ? messages.runs.ofSeries(series.label, series.variant) : configurationLabel(config, messages),
    isBuiltIn: false,
    cyclic: trendOf(untuned, 'cyclic'),
    simpleLg: trendOf(untuned, 'simple-lg'),
  };
}

function configurationLabel(config: ExperimentConfig, messages: Messages): string {
  const preset = presetOf(config);
  const { label } = presetWords(preset, messages);
  const difference = differenceLabel(config, preset.config);
  return difference === '' ? label : `${label} · ${difference}`;
}

/** Means over seeds. */
function trendOf(evaluations: readonly Evaluation[], name: StrategyName): LossTrend | undefined {
  const own = depthFigures(evaluations.filter(({ strategy }) => strategy === name));
  const [shallowest, deepest] = [own[0], own.at(-1)];
  return shallowest && deepest ? { shallowest: shallowest.loss.mean, deepest: deepest.loss.mean } : undefined;
}

/** Rows under a title of their own, or a single one that has none. */
export interface RowGroup {
  readonly key: string;
  /** The experiment of a series with several runs. */
  readonly title: string | undefined;
  readonly rows: readonly RunRow[];
}

/** Runs of one series stand together, where the newest of them stands; other runs each by itself. */
export function groupedRows(rows: readonly RunRow[]): readonly RowGroup[] {
  const groups = new Map<string, RunRow[]>();
  for (const each of rows) {
    const key = each.series?.id ?? each.id;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups].map(([key, members]) => {
    const title = members.length > 1 ? members[0]?.series?.label : undefined;
    return { key, title, rows: members };
  });
}

/** What sets a run apart from the configuration in the form: `layout 3,3,4,3,3 · steps 500`. */
export function differenceText(config: ExperimentConfig, form: ExperimentConfig, { runs }: Messages): string {
  return differenceLabel(config, form) || runs.asInForm;
}
