import { orAborted } from './concurrent.ts';

/**
 * Work begun now for all who come to wait for it. One who aborts is told at once, and the work ends when all have;
 * `onLost` is called then, and when it fails, so that the next who wants it begins anew.
 */
export function sharedWork<Value>(work: (signal: AbortSignal) => Promise<Value>, onLost: () => void): (signal?: AbortSignal) => Promise<Value> {
  const ending = new AbortController();
  const value = work(ending.signal);
  let waiting = 0;
  let isOver = false;
  value.then(
    () => void (isOver = true),
    () => {
      isOver = true;
      onLost(); // whoever waits gets the error
    },
  );
  return async (signal) => {
    waiting++;
    try {
      return await orAborted(value, signal);
    } finally {
      if (--waiting === 0 && !isOver) {
        onLost();
        ending.abort(signal?.reason);
      }
    }
  };
}
