import type { Transfer } from './transfer.ts';

const callbacks = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back when the signal is aborted, until the function that is returned is called. All share one listener: a
 * transfer has many readers, and Node warns of more than ten listeners to one signal.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  let all = callbacks.get(signal);
  if (!all) {
    const shared = (all = new Set<() => void>());
    callbacks.set(signal, shared);
    signal.addEventListener('abort', () => {
      for (const call of shared) call();
    }, { once: true });
  }
  all.add(callback);
  return () => void all.delete(callback);
}

/** Rejects with the signal's reason as soon as that is aborted, whatever becomes of the promise. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    promise.then(resolve, reject).finally(onAbort(signal, abort));
    if (signal.aborted) abort();
  });
}

export async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const slept = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  try {
    await orAborted(slept, signal);
  } finally {
    clearTimeout(timer);
  }
}

/** Waits while the transfer is paused, and tells whether it was; `onPause` is called when a pause is met. */
export async function whilePaused(transfer: Transfer, onPause: () => void): Promise<boolean> {
  let paused = false;
  // What is allowed at once is so before any timer comes to its turn.
  const timer = setTimeout(() => {
    paused = true;
    onPause();
  }, 0);
  try {
    await orAborted(transfer.whenAllowed(), transfer.signal);
  } finally {
    clearTimeout(timer);
  }
  return paused;
}
