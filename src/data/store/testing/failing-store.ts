import type { FileStore } from '../file-store.ts';

/**
 * A store whose calls fail when `fails` says so, which is told the number of the call and its name. A write that
 * fails leaves what was there, as a store must.
 */
export function failingStore(store: FileStore, fails: (call: number, name: string) => Error | undefined): FileStore {
  let calls = 0;
  const call = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
    const error = fails(calls++, name);
    if (error) throw error;
    return work();
  };
  return {
    read: (path) => call('read', () => store.read(path)),
    blob: (path) => call('blob', () => store.blob(path)),
    write: (path, bytes) => call('write', () => store.write(path, bytes)),
    names: (folder) => call('names', () => store.names(folder)),
    size: (path) => call('size', () => store.size(path)),
    async openToAppend(path, size) {
      const file = await call('open', () => store.openToAppend(path, size));
      return {
        get size() {
          return file.size;
        },
        append: (bytes) => call('append', () => file.append(bytes)),
        close: () => file.close(),
      };
    },
    remove: (path) => call('remove', () => store.remove(path)),
    sweep: (folder) => call('sweep', () => store.sweep(folder)),
    quota: () => call('quota', () => store.quota()),
  };
}

/** What a full disk says. */
export function diskFull(): Error {
  return Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
}
