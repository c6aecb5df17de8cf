import type { StoreApi } from 'zustand/vanilla';
import type { PlaygroundState } from './playground-state.ts';
import { viewOfShown } from './view-of-run.ts';

/** Which runs the charts show: one, others laid over it, and one that is the baseline of differences. */
export class ChartedRuns {
  readonly #store: StoreApi<PlaygroundState>;

  constructor(store: StoreApi<PlaygroundState>) {
    this.#store = store;
  }

  /** Shows a kept or built-in run; undefined for the current one. */
  show(id: string | undefined): void {
    this.#store.setState(({ view }) => ({ shownId: id, view: viewOfShown(view, id) }));
  }

  /** Lays a run over the shown one, or takes it away again. */
  overlay(id: string, on: boolean): void {
    const others = this.#store.getState().overlaidIds.filter((other) => other !== id);
    this.#store.setState({ overlaidIds: on ? [...others, id] : others });
  }

  /** Makes a run the one that others are held against; undefined for none. */
  pinBaseline(id: string | undefined): void {
    this.#store.setState({ baselineId: id });
  }
}
