import { openAsBlob } from 'node:fs';
import { constants, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AppendableFile, FileStore } from '../file-store.ts';

/** A file that is being written has this ending, and before it what tells it from that of any other writer. */
const unfinished = '.tmp';
/** Milliseconds after which no one writes on a file any more: one shard takes seconds. */
const abandonedAfter = 3_600_000;
let writes = 0;

/** A store in a directory, which is made when first written to. */
export function diskStore(directory: string): FileStore {
  const at = (path: string): string => join(directory, ...path.split('/'));
  return {
    read: (path) => unlessAbsent(async () => new Uint8Array(await readFile(at(path)))),
    // openAsBlob's own error does not say that the file is absent
    blob: (path) => unlessAbsent(async () => ((await stat(at(path))) && openAsBlob(at(path)))),
    write: (path, bytes) => writeWhole(at(path), bytes),
    names: async (folder) => (await unlessAbsent(() => readdir(at(folder)))) ?? [],
    size: (path) => unlessAbsent(async () => {
      const found = await stat(at(path));
      return found.isFile() ? found.size : undefined;
    }),
    openToAppend: (path, size) => openToAppend(at(path), size),
    remove: (path) => rm(at(path), { recursive: true, force: true }),
    async sweep(folder) {
      for (const name of (await unlessAbsent(() => readdir(at(folder)))) ?? []) {
        if (name.endsWith(unfinished)) await removeAbandoned(join(at(folder), name));
      }
    },
    quota: async () => undefined,
  };
}

/** Written beside its place and renamed into it, which is one step for whoever looks, other processes included. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const beside = `${path}.${process.pid}-${writes++}${unfinished}`;
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(beside, bytes, { flush: true }); // else a power cut could leave the name without the bytes
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function openToAppend(path: string, from: number): Promise<AppendableFile> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, constants.O_RDWR | constants.O_CREAT); // `a` would write wherever another process has come to
  let size = from;
  return {
    get size() {
      return size;
    },
    async append(bytes) {
      try {
        for (let written = 0; written < bytes.length; ) {
          written += (await file.write(bytes, written, bytes.length - written, size + written)).bytesWritten;
        }
        size += bytes.length;
      } catch (error) {
        await file.truncate(size);
        throw error;
      }
    },
    async close() {
      await file.sync();
      await file.close();
    },
  };
}

async function removeAbandoned(path: string): Promise<void> {
  const found = await unlessAbsent(() => stat(path));
  if (found && Date.now() - found.mtimeMs > abandonedAfter) await rm(path, { force: true });
}

async function unlessAbsent<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
