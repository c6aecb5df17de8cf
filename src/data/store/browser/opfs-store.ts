import type { AppendableFile, FileStore } from '../file-store.ts';

/** What TypeScript's DOM types leave out, because dedicated workers alone have it. */
interface SyncAccessHandle {
  write(bytes: Uint8Array<ArrayBuffer>, options: { readonly at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}
type FileHandle = FileSystemFileHandle & {
  createSyncAccessHandle(): Promise<SyncAccessHandle>;
  /** Renames within the folder, over a file of that name; not in TypeScript's types either. */
  move(name: string): Promise<void>;
};

/** Ending of a file that is being written; Chromium adds its own to what it collects beside it. */
const unfinished = /\.tmp(\.crswap)?$/;

/**
 * A store in a folder of the origin's private file system (OPFS). Where there is none, or it is denied, every call
 * fails and says so. `openToAppend` works in a dedicated worker alone.
 */
export function opfsStore(folder = 'learngene'): FileStore {
  const at = async (path: string, create = false): Promise<FileSystemDirectoryHandle> => {
    let directory = await (await privateRoot()).getDirectoryHandle(folder, { create });
    for (const part of path.split('/')) if (part !== '') directory = await directory.getDirectoryHandle(part, { create });
    return directory;
  };
  const fileAt = async (path: string, create = false): Promise<FileHandle> => {
    const { parent, name } = parted(path);
    return (await (await at(parent, create)).getFileHandle(name, { create })) as FileHandle;
  };
  const blob = (path: string): Promise<File | undefined> => unlessAbsent(async () => (await fileAt(path)).getFile());
  const namesIn = async (path: string): Promise<string[]> =>
    (await unlessAbsent(async () => {
      const names: string[] = [];
      for await (const name of (await at(path)).keys()) names.push(name);
      return names;
    })) ?? [];
  const remove = async (path: string): Promise<void> => {
    const { parent, name } = parted(path);
    await unlessAbsent(async () => (await at(parent)).removeEntry(name, { recursive: true }));
  };
  return {
    async read(path) {
      const file = await blob(path);
      return file && new Uint8Array(await file.arrayBuffer());
    },
    blob,
    async write(path, bytes) {
      const beside = `${path}.${crypto.randomUUID()}.tmp`;
      try {
        await writeAndMove(await fileAt(beside, true), parted(path).name, bytes);
      } catch (error) {
        await remove(beside).catch(() => undefined); // what is left is swept away later
        throw error;
      }
    },
    names: namesIn,
    size: async (path) => (await blob(path))?.size,
    openToAppend: async (path, size) => openToAppend(await fileAt(path, true), size),
    remove,
    async sweep(path) {
      for (const name of await namesIn(path)) if (unfinished.test(name)) await remove(`${path}/${name}`);
    },
    quota: async () => (await navigator.storage.estimate()).quota,
  };
}

async function privateRoot(): Promise<FileSystemDirectoryHandle> {
  const storage = navigator.storage as Partial<StorageManager> | undefined; // absent on plain http
  if (!storage?.getDirectory) throw new DOMException('this browser has no private file system here', 'SecurityError');
  return storage.getDirectory();
}

/** Written beside its place and moved into it: a file made in its place would stand there empty if the tab ended. */
async function writeAndMove(beside: FileHandle, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const writable = await beside.createWritable();
  try {
    await writable.write(bytes);
    await writable.close();
  } catch (error) {
    await writable.abort().catch(() => undefined); // it may have ended itself
    throw error;
  }
  await beside.move(name);
}

async function openToAppend(handle: FileHandle, from: number): Promise<AppendableFile> {
  const file = await handle.createSyncAccessHandle();
  let size = from;
  return {
    get size() {
      return size;
    },
    async append(bytes) {
      try {
        const written = file.write(bytes, { at: size });
        // In a full store Chromium 15x does not throw but returns its error code without the sign, 2³² − 8.
        if (written !== bytes.length) throw new DOMException('not all bytes could be written', 'QuotaExceededError');
        size += written;
      } catch (error) {
        file.truncate(size);
        throw error;
      }
    },
    async close() {
      file.flush();
      file.close();
    },
  };
}

function parted(path: string): { parent: string; name: string } {
  const slash = path.lastIndexOf('/');
  return { parent: path.slice(0, Math.max(0, slash)), name: path.slice(slash + 1) };
}

async function unlessAbsent<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DOMException && (error.name === 'NotFoundError' || error.name === 'TypeMismatchError')) return undefined;
    throw error;
  }
}
