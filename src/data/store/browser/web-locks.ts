import type { Locks, Release } from '../locks.ts';

/** The browser's locks, common to all tabs and workers of this origin; a tab that ends lets go of its own. */
export function webLocks(prefix = 'learngene'): Locks {
  const request = (name: string, options: LockOptions): Promise<Release | undefined> =>
    new Promise((resolve, reject) => {
      const held = (lock: Lock | null): Promise<void> | undefined => {
        if (lock) return new Promise<void>((release) => resolve(release));
        resolve(undefined);
        return undefined;
      };
      navigator.locks.request(`${prefix} ${name}`, options, held).catch(reject);
    });
  return {
    async hold(name, mode, signal) {
      const release = await request(name, { mode, ...(signal && { signal }) });
      if (!release) throw new Error(`lock ${name} was refused`);
      return release;
    },
    tryHold: (name) => request(name, { mode: 'exclusive', ifAvailable: true }),
  };
}
