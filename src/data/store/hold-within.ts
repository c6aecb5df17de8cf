import type { Locks, Release } from './locks.ts';

/** Takes a lock exclusively; undefined when it does not come within so many milliseconds. Throws the signal's reason. */
export async function holdWithin(locks: Locks, name: string, patience: number, signal?: AbortSignal): Promise<Release | undefined> {
  const waited = AbortSignal.timeout(patience);
  try {
    return await locks.hold(name, 'exclusive', signal ? AbortSignal.any([signal, waited]) : waited);
  } catch (error) {
    signal?.throwIfAborted();
    if (waited.aborted) return undefined;
    throw error;
  }
}
