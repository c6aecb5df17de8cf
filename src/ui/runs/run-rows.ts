import type { ExperimentConfig } from '../../config/fields.ts';
import { differenceLabel } from '../../config/difference.ts';
import { presetOf } from '../../config/presets.ts';
import type { Evaluation, NetworkFailure } from '../../formats/metrics.ts';
import { type CurrentRun, isActive } from '../../store/current-run.ts';
import type { KeptRun } from '../../store/run-storage.ts';
import type { StrategyName } from '../../sws/strategy.ts';
import { networkLabels } from '../theme/series-style.ts';

/** One row of the table of runs. */
export interface RunRow {
  readonly id: string;
  readonly name: string;
  /** The nearest preset and what differs from it. */
  readonly configuration: string;
  readonly status: string;
  /** Loss of the shallowest and the deepest Des-Net; undefined before the end. */
  readonly cyclic: LossTrend | undefined;
  readonly simpleLg: LossTrend | undefined;
  /** Kept runs alone can be exported and deleted. */
  readonly kept: KeptRun | undefined;
}

export interface LossTrend {
  readonly shallowest: number;
  readonly deepest: number;
}

/** The current run, while it is not kept yet, and the kept ones, newest first. */
export function runRows(run: CurrentRun | undefined, history: readonly KeptRun[]): readonly RunRow[] {
  const isKept = history.some(({ id }) => id === run?.id);
  const current = run && !isKept ? [currentRow(run)] : [];
  return [...current, ...history.map(keptRow)];
}

function currentRow(run: CurrentRun): RunRow {
  const status = isActive(run) ? (run.status === 'paused' ? 'paused' : 'running') : 'failed';
  return row(run.id, run.name, run.config, withFailures(status, run.failures), run.evaluations, undefined);
}

function keptRow(kept: KeptRun): RunRow {
  const { config, complete, evaluations, failures } = kept.results;
  const status = withFailures(complete ? 'complete' : 'stopped', failures);
  return row(kept.id, kept.name, config, status, evaluations, kept);
}

function withFailures(status: string, failures: readonly NetworkFailure[]): string {
  const failed = failures.map(({ network }) => networkLabels[network]).join(' and ');
  return failed === '' ? status : `${status}, ${failed} failed`;
}

function row(
  id: string, name: string, config: ExperimentConfig,
  status: string, evaluations: readonly Evaluation[], kept: KeptRun | undefined,
): RunRow {
  const preset = presetOf(config);
  const difference = differenceLabel(config, preset.config);
  return {
    id, name, status, kept,
    configuration: difference === '' ? preset.label : `${preset.label} · ${difference}`,
    cyclic: trendOf(evaluations, 'cyclic'),
    simpleLg: trendOf(evaluations, 'simple-lg'),
  };
}

function trendOf(evaluations: readonly Evaluation[], name: StrategyName): LossTrend | undefined {
  const own = evaluations.filter(({ strategy }) => strategy === name).toSorted((a, b) => a.depth - b.depth);
  const [shallowest, deepest] = [own[0], own.at(-1)];
  return shallowest && deepest ? { shallowest: shallowest.loss, deepest: deepest.loss } : undefined;
}
