import type { ExperimentControl } from '../training/control.ts';

/** Milliseconds between two beats at least. */
const INTERVAL = 1000;

/** The same control, which tells between pieces of work that the work goes on, at most once a second. */
export function beating(control: ExperimentControl, beat: () => void): ExperimentControl {
  let last = Number.NEGATIVE_INFINITY;
  return {
    ...control,
    async checkpoint(kind) {
      await control.checkpoint(kind);
      const now = performance.now();
      if (now - last < INTERVAL) return;
      last = now;
      beat();
    },
  };
}
