import type { KeptRun } from '../../store/run-storage.ts';
import type { RunRow } from './run-rows.ts';

/** Which runs are ticked, and what can be done with the ticks. */
export interface RunSelection {
  /** Of the rows in sight alone: nothing is done to what a filter hides. */
  readonly runs: readonly KeptRun[];
  /** Ids of those that can be deleted; built-in ones cannot. */
  readonly removable: readonly string[];
  /** Of all rows in sight that can be ticked. */
  readonly extent: 'none' | 'some' | 'all';
  readonly isTicked: (id: string) => boolean;
  readonly tickAll: (isTicked: boolean) => void;
}

/** The selection of `shown` rows by their ticks, which `onTicks` changes; a run under way has nothing to be exported. */
export function selectionOf(shown: readonly RunRow[], ticks: ReadonlySet<string>, onTicks: (ticks: ReadonlySet<string>) => void): RunSelection {
  const rows = shown.filter(({ kept }) => kept !== undefined);
  const ticked = rows.filter(({ id }) => ticks.has(id));
  return {
    runs: ticked.flatMap(({ kept }) => kept ?? []),
    removable: ticked.filter(({ isBuiltIn }) => !isBuiltIn).map(({ id }) => id),
    extent: ticked.length === 0 ? 'none' : ticked.length < rows.length ? 'some' : 'all',
    isTicked: (id) => ticks.has(id),
    tickAll: (isTicked) => onTicks(withTicks(ticks, rows.map(({ id }) => id), isTicked)),
  };
}

/** These runs ticked or not, others as they were. */
export function withTicks(ticks: ReadonlySet<string>, ids: readonly string[], isTicked: boolean): ReadonlySet<string> {
  const others = [...ticks].filter((id) => !ids.includes(id));
  return new Set(isTicked ? [...others, ...ids] : others);
}
