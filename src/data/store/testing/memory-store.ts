import type { FileStore } from '../file-store.ts';

/** A store in memory; its files can be reached and damaged by the test that made it. */
export function memoryStore(files = new Map<string, Uint8Array<ArrayBuffer>>()): FileStore & { readonly contents: Map<string, Uint8Array<ArrayBuffer>> } {
  const isBelow = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);
  return {
    contents: files,
    read: async (path) => files.get(path)?.slice(),
    async blob(path) {
      const bytes = files.get(path);
      return bytes && new Blob([bytes]);
    },
    write: async (path, bytes) => void files.set(path, bytes.slice()),
    async names(folder) {
      const below = [...files.keys()].filter((path) => path.startsWith(`${folder}/`));
      return [...new Set(below.map((path) => path.slice(folder.length + 1).replace(/\/.*/, '')))];
    },
    size: async (path) => files.get(path)?.length,
    async openToAppend(path, size) {
      files.set(path, (files.get(path) ?? new Uint8Array(0)).slice(0, size));
      const kept = (): Uint8Array<ArrayBuffer> => files.get(path) ?? new Uint8Array(0);
      return {
        get size() {
          return kept().length;
        },
        async append(bytes) {
          const longer = new Uint8Array(kept().length + bytes.length);
          longer.set(kept());
          longer.set(bytes, kept().length);
          files.set(path, longer);
        },
        close: async () => undefined,
      };
    },
    async remove(path) {
      for (const kept of files.keys()) if (isBelow(kept, path)) files.delete(kept);
    },
    sweep: async () => undefined,
    quota: async () => undefined,
  };
}
