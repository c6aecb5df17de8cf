import type { Phase, Progress } from './events.ts';

/** Weight of the newest measurement in the running rate of images per second. */
const SMOOTHING = 0.2;

/** Counts the work done and tells how fast it goes. */
export class ProgressMeter {
  #phase: Phase = 'data';
  #seed = 0;
  #done = 0;
  #step = 0;
  #steps = 0;
  #imagesPerSecond = 0;
  #lastBatch = 0;
  readonly #total: number;
  readonly #seconds: () => number;
  readonly #startedAt: number;
  readonly #tell: (progress: Progress) => void;

  constructor(total: number, seconds: () => number, tell: (progress: Progress) => void) {
    this.#total = total;
    this.#seconds = seconds;
    this.#startedAt = seconds();
    this.#tell = tell;
  }

  /** Work done so far. */
  get done(): number {
    return this.#done;
  }

  begin(phase: Phase, { seed = this.#seed, steps = 0 }: { readonly seed?: number; readonly steps?: number } = {}): void {
    this.#phase = phase;
    this.#seed = seed;
    if (phase === 'done') this.#done = this.#total; // also when networks that failed left evaluations out
    this.#step = 0;
    this.#steps = steps;
    this.#imagesPerSecond = 0;
    this.#lastBatch = this.#seconds();
    this.#report();
  }

  /** All work planned up to here counts as done: a network that failed leaves more undone than its own steps. */
  reach(work: number): void {
    this.#done = Math.max(this.#done, work);
  }

  /** Work that was planned and will not be done (a failed network's). */
  skip(work: number): void {
    this.#done += work;
  }

  add(work: number): void {
    this.#done += work;
    this.#lastBatch = this.#seconds(); // evaluation time is not training time
    this.#report();
  }

  /** One training step in which `images` images were trained on. */
  trained(step: number, images: number, work: number): void {
    const now = this.#seconds();
    const rate = images / Math.max(1e-6, now - this.#lastBatch);
    this.#imagesPerSecond += (this.#imagesPerSecond === 0 ? 1 : SMOOTHING) * (rate - this.#imagesPerSecond);
    this.#lastBatch = now;
    this.#step = step;
    this.#done += work;
    this.#report();
  }

  #report(): void {
    const elapsed = this.#seconds() - this.#startedAt;
    this.#tell({
      phase: this.#phase,
      seed: this.#seed,
      done: this.#done,
      total: this.#total,
      step: this.#step,
      steps: this.#steps,
      imagesPerSecond: this.#imagesPerSecond,
      secondsLeft: this.#done > 0 ? ((this.#total - this.#done) * elapsed) / this.#done : Number.NaN,
    });
  }
}
