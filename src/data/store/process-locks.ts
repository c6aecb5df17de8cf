import { at } from '../../lib/errors.ts';
import type { LockMode, Locks, Release } from './locks.ts';

interface Waiting {
  readonly mode: LockMode;
  readonly grant: (release: Release) => void;
}

interface Lock {
  readonly held: Set<{ readonly mode: LockMode }>;
  readonly waiting: Waiting[];
}

/** Locks among those of one process that share the returned object. */
export function processLocks(): Locks {
  const locks = new Map<string, Lock>();
  const lockOf = (name: string): Lock => {
    const lock = locks.get(name) ?? { held: new Set(), waiting: [] };
    locks.set(name, lock);
    return lock;
  };
  const serve = (name: string): void => {
    const lock = lockOf(name);
    while (lock.waiting.length > 0 && isFree(lock, at(lock.waiting, 0).mode)) {
      const holder = lock.waiting.shift() as Waiting;
      lock.held.add(holder);
      holder.grant(() => {
        if (lock.held.delete(holder)) serve(name);
      });
    }
    if (lock.held.size === 0 && lock.waiting.length === 0) locks.delete(name);
  };
  const hold: Locks['hold'] = (name, mode, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const { waiting } = lockOf(name);
      const giveUp = (): void => {
        waiting.splice(waiting.indexOf(request), 1);
        serve(name);
        reject(signal?.reason);
      };
      const grant = (release: Release): void => {
        signal?.removeEventListener('abort', giveUp);
        resolve(release);
      };
      const request = { mode, grant };
      signal?.addEventListener('abort', giveUp, { once: true });
      waiting.push(request);
      serve(name);
    });
  return { hold, tryHold: async (name) => (locks.has(name) ? undefined : hold(name, 'exclusive')) };
}

function isFree({ held }: Lock, wanted: LockMode): boolean {
  return held.size === 0 || (wanted === 'shared' && [...held].every(({ mode }) => mode === 'shared'));
}
