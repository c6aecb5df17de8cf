import type { OpenPartialFile } from '../store/partial-file.ts';

interface Kept {
  version: string;
  pieces: Uint8Array<ArrayBuffer>[];
  holder: Promise<void>;
}

/** Partial files in memory, which live as long as the function that opens them. */
export function memoryPartialFiles(): OpenPartialFile {
  const files = new Map<string, Kept>();
  return async (address) => {
    const kept = files.get(address) ?? { version: '', pieces: [], holder: Promise.resolve() };
    files.set(address, kept);
    const before = kept.holder;
    let release = (): void => undefined;
    kept.holder = new Promise<void>((resolve) => {
      release = resolve;
    });
    await before;
    return {
      get size() {
        return kept.pieces.reduce((sum, { length }) => sum + length, 0);
      },
      get version() {
        return kept.version;
      },
      async restart(version) {
        [kept.version, kept.pieces] = [version, []];
      },
      append: async (bytes) => void kept.pieces.push(bytes.slice()),
      blob: async () => new Blob(kept.pieces),
      remove: async () => void files.delete(address),
      close: async () => release(),
    };
  };
}
