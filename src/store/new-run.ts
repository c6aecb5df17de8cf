import type { RunIdentity } from './current-run.ts';
import type { PlaygroundState } from './playground-state.ts';
import { runName } from './run-name.ts';

/** Id, number and name of the next run, which no other run of this browser has; `now` in milliseconds since 1970. */
export function newRun({ history, interrupted, run }: PlaygroundState, now: number): Pick<RunIdentity, 'id' | 'name' | 'ordinal'> {
  const others = [...history, ...interrupted];
  const ordinal = Math.max(0, run?.ordinal ?? 0, ...others.map((other) => other.ordinal)) + 1;
  const id = `${now.toString(36)}-${ordinal}`;
  return { id, name: runName(id, ordinal, new Set(others.map(({ name }) => name))), ordinal };
}
