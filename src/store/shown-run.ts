import type { ExperimentConfig } from '../config/fields.ts';
import type { DataInfo, EngineInfo, Evaluation, NetworkFailure } from '../formats/metrics.ts';
import type { ExperimentResults } from '../formats/results.ts';
import type { CurrentRun } from './current-run.ts';
import type { Gallery } from './gallery.ts';
import { logOf, type PointLog } from './point-log.ts';
import type { KeptRun } from './run-storage.ts';

/** What charts and tables need of a run, whether it is under way or was kept. */
export interface ShownRun {
  readonly id: string;
  readonly name: string;
  readonly config: ExperimentConfig;
  readonly engine: EngineInfo | undefined;
  readonly data: DataInfo | undefined;
  /** The images of tuning, where they are others. */
  readonly target: DataInfo | undefined;
  readonly log: PointLog;
  readonly evaluations: readonly Evaluation[];
  readonly failures: readonly NetworkFailure[];
}

const shownKeptRuns = new WeakMap<ExperimentResults, ShownRun>();

/**
 * A kept run as charts see it; the same object for the same results under the same name, so that nothing is drawn anew of
 * a run that is starred or written about.
 */
export function shownKeptRun({ id, name, results }: KeptRun): ShownRun {
  const known = shownKeptRuns.get(results);
  if (known?.id === id && known.name === name) return known;
  const { config, engine, data, target, series, evaluations, failures } = results;
  const shown = { id, name, config, engine, data, target: target ?? undefined, log: logOf(series), evaluations, failures };
  shownKeptRuns.set(results, shown);
  return shown;
}

interface Choice {
  readonly run: CurrentRun | undefined;
  readonly history: readonly KeptRun[];
  readonly gallery: Gallery;
  readonly shownId: string | undefined;
}

/** The run that the charts show: the kept or built-in one that was chosen, else the current one. */
export function shownRun({ run, history, gallery, shownId }: Choice): ShownRun | undefined {
  if (shownId === undefined || shownId === run?.id) return run;
  return runById(shownId, { run, history, gallery }) ?? run;
}

/** A run by its id: the current one, a kept one or a built-in one. */
export function runById(id: string | undefined, choice: Omit<Choice, 'shownId'>): ShownRun | undefined {
  return id === undefined ? undefined : runsById([id], choice)[0];
}

/** Runs by their ids, those that there are. */
export function runsById(ids: readonly string[], { run, history, gallery }: Omit<Choice, 'shownId'>): readonly ShownRun[] {
  if (ids.length === 0) return [];
  const kept = new Map([...history, ...gallery.opened].map((each) => [each.id, each]));
  return ids.flatMap((id) => {
    if (id === run?.id) return [run];
    const found = kept.get(id);
    return found ? [shownKeptRun(found)] : [];
  });
}

/**
 * The documents of the shown run and of its whole series, oldest first, from which findings are drawn; none while
 * the run is under way, except those of its series that have ended.
 */
export function shownDocuments(choice: Choice): readonly KeptRun[] {
  const { run, history, gallery } = choice;
  const shown = shownRun(choice);
  const kept = [...history, ...gallery.opened].find(({ id }) => id === shown?.id);
  const series = kept ? kept.series : shown === run ? run?.series : undefined;
  if (!series) return kept ? [kept] : [];
  return history.filter((other) => other.series?.id === series.id).toReversed();
}
