import type { FileStore } from '../file-store.ts';

/**
 * A store whose calls fail when `fails` says so, which is told the number of the call and its name. A write that
 * fails leaves what was there, as a store must.
 */
export function failingStore(store: FileStore, fails: (call: number, name: string) => Error | undefined): FileStore {
  let calls = 0;
  const failing = <Args extends unknown[], Result>(name: string, work: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      const error = fails(calls++, name);
      if (error) throw error;
      return work(...args);
    };
  return {
    read: failing('read', store.read),
    blob: failing('blob', store.blob),
    write: failing('write', store.write),
    names: failing('names', store.names),
    size: failing('size', store.size),
    async openToAppend(path) {
      const file = await failing('open', store.openToAppend)(path);
      return {
        get size() {
          return file.size;
        },
        append: failing('append', (bytes) => file.append(bytes)),
        close: () => file.close(),
      };
    },
    remove: failing('remove', store.remove),
    sweep: failing('sweep', store.sweep),
    quota: failing('quota', store.quota),
  };
}

/** What a full disk says. */
export function diskFull(): Error {
  return Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
}
