import { yieldToEvents } from '../lib/slices.ts';

/** How the outside holds, steps and ends an experiment, and the clock that leaves pauses out. */
export interface ExperimentControl {
  /**
   * Called before every training step (`step`) and every other piece of work (`work`): lets other events of
   * this thread happen, waits while paused, and throws `Stopped` after `stop()`.
   */
  checkpoint(kind: 'step' | 'work'): Promise<void>;
  pause(): void;
  resume(): void;
  /** While paused: lets one training step happen, with the work that belongs to it. */
  step(): void;
  stop(): void;
  /** Resolves at once unless paused, else when work may go on or the experiment is stopped; for reads from the network. */
  whenAllowed(): Promise<void>;
  /** Seconds since creation without the pauses. */
  readonly seconds: () => number;
  /** Aborts with `stop()`, for reads under way. */
  readonly signal: AbortSignal;
}

/** Thrown through the experiment when it is stopped. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

export interface ControlOptions {
  readonly paused?: boolean;
  /** Told of every change, and of each return to the pause after a single step. */
  readonly onPause?: (paused: boolean) => void;
}

export function createControl({ paused = false, onPause }: ControlOptions = {}): ExperimentControl {
  const abort = new AbortController();
  let held = paused;
  let credits = 0; // single steps asked for and not yet begun
  let stepping = false; // inside a single step: its other work is let through
  const waiting = new Set<() => void>();
  let worked = 0;
  let since: number | undefined = performance.now();

  const halt = (): void => {
    if (since === undefined) return;
    worked += performance.now() - since;
    since = undefined;
  };
  // A credit also opens the way to its step: other work that the pause caught on the way there.
  const mayRun = (kind: 'step' | 'work'): boolean => !held || credits > 0 || (kind === 'work' && stepping);
  const release = (): void => {
    for (const wake of waiting) wake();
    waiting.clear();
  };
  const changed = (): Promise<void> => new Promise((resolve) => {
    waiting.add(resolve);
  });
  return {
    signal: abort.signal,
    seconds: () => (worked + (since === undefined ? 0 : performance.now() - since)) / 1000,
    async checkpoint(kind) {
      await yieldToEvents();
      if (kind === 'step' && held) stepping = false;
      while (!abort.signal.aborted && !mayRun(kind)) {
        halt();
        onPause?.(true);
        await changed();
      }
      if (abort.signal.aborted) throw new Stopped('stopped');
      if (kind === 'step' && held) {
        credits--;
        stepping = true;
      }
      since ??= performance.now();
    },
    async whenAllowed() {
      while (!abort.signal.aborted && !mayRun('work')) await changed();
    },
    pause() {
      held = true;
    },
    resume() {
      held = false;
      credits = 0;
      stepping = false;
      release();
      onPause?.(false);
    },
    step() {
      if (!held) return;
      credits++;
      release();
    },
    stop() {
      abort.abort(new Stopped('stopped'));
      release();
    },
  };
}

/** The same control, with a clock that began so many seconds earlier. */
export function laterControl(control: ExperimentControl, seconds: number): ExperimentControl {
  return { ...control, seconds: () => seconds + control.seconds() };
}
