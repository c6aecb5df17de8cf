import { mkdir, open, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckpointStore } from '../checkpoint-store.ts';

/** A file that is being written; what a killed program leaves of one is overwritten by the next. */
const UNFINISHED = 'unfinished';

/** Checkpoints in a folder, which is made with the first one and removed with the last. */
export function diskCheckpoints(folder: string): CheckpointStore {
  return {
    async list() {
      return await readdir(folder).catch((thrown: unknown) => {
        if (isMissing(thrown)) return [];
        throw thrown;
      });
    },
    read: async (name) => new Uint8Array(await readFile(join(folder, name))), // tensors are views of a buffer of its own
    async write(name, bytes) {
      await mkdir(folder, { recursive: true });
      const unfinished = join(folder, UNFINISHED);
      const file = await open(unfinished, 'w');
      try {
        await file.writeFile(bytes);
        await file.sync(); // renamed before its bytes are on the disk, it would be torn by a power cut
      } finally {
        await file.close();
      }
      await rename(unfinished, join(folder, name));
    },
    async remove(name) {
      await rm(join(folder, name), { force: true });
      const left = await this.list();
      if (left.some((each) => each !== UNFINISHED)) return;
      await rm(join(folder, UNFINISHED), { force: true });
      await rmdir(folder).catch((thrown: unknown) => {
        if (!isMissing(thrown)) throw thrown;
      });
    },
  };
}

function isMissing(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
}
