import { orAborted } from '../concurrent.ts';
import type { Transfer } from './transfer.ts';

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
