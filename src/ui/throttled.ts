import { useMemo, useSyncExternalStore } from 'react';
import type { PlaygroundState } from '../store/playground-state.ts';
import { usePlayground } from './playground-context.ts';

/** Milliseconds between two drawings of a chart or table: what a run tells comes ten times a second, faster than anyone reads. */
const REDRAW = 400;

interface Source<State> {
  getState(): State;
  subscribe(listener: () => void): () => void;
}

interface Throttled<Part> {
  readonly read: () => Part;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * A part of a state, but changing at most once in `interval` milliseconds; the last one always arrives. Nobody is told
 * in between, so that whoever shows the part is not drawn for nothing.
 */
export function throttled<State, Part>(source: Source<State>, select: (state: State) => Part, interval: number): Throttled<Part> {
  let part = select(source.getState());
  let changedAt = -Infinity;
  return {
    read: () => part,
    subscribe(listener) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const change = (): void => {
        timer = undefined;
        const next = select(source.getState());
        if (Object.is(next, part)) return;
        [part, changedAt] = [next, performance.now()];
        listener();
      };
      const look = (): void => {
        if (timer !== undefined || Object.is(select(source.getState()), part)) return;
        timer = setTimeout(change, Math.max(0, changedAt + interval - performance.now()));
      };
      const leave = source.subscribe(look);
      look(); // what changed before anybody listened
      return () => {
        clearTimeout(timer);
        leave();
      };
    },
  };
}

/** A part of the store's state at the pace at which charts are drawn; `select` stays the same function until another part is wanted. */
export function useThrottledState<Part>(select: (state: PlaygroundState) => Part): Part {
  const { store } = usePlayground();
  const view = useMemo(() => throttled(store, select, REDRAW), [store, select]);
  return useSyncExternalStore(view.subscribe, view.read);
}
