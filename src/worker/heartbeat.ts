/** Milliseconds between two looks. */
const INTERVAL = 5000;
/** Milliseconds of silence after which a worker counts as hung: a step of a large network may take a minute or two. */
const DEFAULT_PATIENCE = 300_000;

/**
 * Notices when somebody who should be heard of falls silent. Silence is counted in looks that were really taken,
 * not by a clock: while the page is throttled, frozen or asleep there are few or none, and what was said meanwhile is
 * heard before the next, so that neither a hidden tab, nor a closed laptop, nor a clock that jumps looks like a hang.
 */
export class Heartbeat {
  readonly #onSilence: () => void;
  readonly #patience: number;
  #looks = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(onSilence: () => void, patience = DEFAULT_PATIENCE) {
    this.#onSilence = onSilence;
    this.#patience = patience;
  }

  /** Expects to hear something from now on. */
  watch(): void {
    this.heard();
    this.#timer ??= setInterval(() => this.#look(), INTERVAL);
  }

  heard(): void {
    this.#looks = 0;
  }

  /** Expects nothing any more. */
  rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #look(): void {
    if (++this.#looks * INTERVAL < this.#patience) return;
    this.rest();
    this.#onSilence();
  }
}
