import type { FileStore } from '../../data/store/file-store.ts';
import { passingStorageFailure } from '../../lib/storage-failure.ts';
import type { CheckpointStore } from './checkpoint-store.ts';

/** Checkpoints in a folder of a store, which goes with the last one. What fails tells why and what helps. */
export function storedCheckpoints(files: FileStore, folder: string): CheckpointStore {
  return {
    list: () => explained(files.names(folder)),
    async read(name) {
      const bytes = await explained(files.read(`${folder}/${name}`));
      if (!bytes) throw new Error(`there is no ${name}`);
      return bytes;
    },
    write: (name, bytes) => explained(files.write(`${folder}/${name}`, bytes)),
    async remove(name) {
      await explained(files.remove(`${folder}/${name}`));
      await removeIfEmpty(files, folder);
    },
  };
}

/** Removes the folder unless there is a file in it, whatever writes that were broken off have left. */
export async function removeIfEmpty(files: FileStore, folder: string): Promise<void> {
  await explained(files.sweep(folder));
  if ((await explained(files.names(folder))).length === 0) await explained(files.remove(folder));
}

async function explained<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    throw new Error(passingStorageFailure(thrown), { cause: thrown });
  }
}
