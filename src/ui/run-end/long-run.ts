import type { Progress } from '../../training/events.ts';

/** Seconds from which on a person looks at something else meanwhile. */
const LONG = 60;

/** Whether a run takes longer than a minute from its beginning to its end, as far as its progress tells. */
export function isLong(progress: Progress | undefined): boolean {
  if (!progress || !Number.isFinite(progress.secondsLeft) || progress.done >= progress.total) return false;
  return (progress.secondsLeft * progress.total) / (progress.total - progress.done) > LONG;
}
