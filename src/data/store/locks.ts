/**
 * Named locks that all who share a store take: tabs of one browser, or data sets of one process. `shared` is held
 * by many at once, `exclusive` by one alone; requests are served in their order.
 */
export interface Locks {
  /** Waits for a lock; rejects with the signal's reason when that is aborted first. */
  hold(name: string, mode: LockMode, signal?: AbortSignal): Promise<Release>;
  /** Takes a lock exclusively if nobody holds or awaits it. */
  tryHold(name: string): Promise<Release | undefined>;
}

export type LockMode = 'shared' | 'exclusive';

/** Gives a lock back; idempotent. */
export type Release = () => void;
