import type { ExperimentEvent } from '../training/events.ts';

/** Milliseconds between two messages of events at least: ten a second. */
const INTERVAL = 100;

/**
 * Gathers events and hands them on in order, at most ten times a second. Of the progress events in a batch
 * only the last is kept: the others are out of date when it arrives.
 */
export class EventBatcher {
  readonly #send: (events: readonly ExperimentEvent[]) => void;
  #waiting: ExperimentEvent[] = [];
  #sentAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (events: readonly ExperimentEvent[]) => void) {
    this.#send = send;
  }

  readonly push = (event: ExperimentEvent): void => {
    if (event.type === 'progress') this.#waiting = this.#waiting.filter(({ type }) => type !== 'progress');
    this.#waiting.push(event);
    const wait = this.#sentAt + INTERVAL - performance.now();
    if (wait <= 0) this.flush();
    else this.#timer ??= setTimeout(this.flush, wait);
  };

  /** Hands on what waits, now. */
  readonly flush = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#waiting.length === 0) return;
    this.#sentAt = performance.now();
    const events = this.#waiting;
    this.#waiting = [];
    this.#send(events);
  };
}
