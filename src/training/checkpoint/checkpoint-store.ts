/**
 * Where checkpoints lie: a flat folder of files. What it is not: it knows nothing of their content. A disk
 * (`node/disk-checkpoints.ts`) and memory (`memoryCheckpoints`) are such places; any other needs these four functions.
 */
export interface CheckpointStore {
  /** Names of all files, in any order; none where there is no folder yet. */
  list(): Promise<readonly string[]>;
  read(name: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Writes a new file under this name, in one move as far as the place allows it: what is torn is noticed when read. */
  write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Removes a file, and the folder with its last one; one that is not there is no error. */
  remove(name: string): Promise<void>;
}

/** A store that lasts as long as the program. */
export function memoryCheckpoints(files = new Map<string, Uint8Array<ArrayBuffer>>()): CheckpointStore {
  return {
    list: async () => [...files.keys()],
    async read(name) {
      const bytes = files.get(name);
      if (!bytes) throw new Error(`there is no ${name}`);
      return bytes.slice();
    },
    async write(name, bytes) {
      files.set(name, bytes.slice());
    },
    async remove(name) {
      files.delete(name);
    },
  };
}
