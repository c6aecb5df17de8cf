import { InputError } from '../../lib/errors.ts';
import { formatBytes } from '../../lib/format.ts';
import { largestUnpacked } from '../byte-source.ts';
import { downloadId, readAbout, writeAbout } from './download-folder.ts';
import type { AppendableFile, FileStore } from './file-store.ts';
import type { Release } from './locks.ts';
import type { OpenPartialFile, PartialFile } from './partial-file.ts';
import { storageFailure } from '../../lib/storage-failure.ts';
import { layout, lockNames } from './store-place.ts';
import type { StorePlace } from './store-place.ts';

/**
 * Files on their way, in a store. What the store does not take, for want of space or permission, is held in memory,
 * up to 2 GB, and told once by a notice: the transfer goes on, and the next one resumes where the store ends.
 */
export function partialFiles({ files, locks }: StorePlace, onNotice: (notice: string) => void): OpenPartialFile {
  return async (address, signal) => {
    try {
      const id = await downloadId(address);
      const release = await locks.hold(lockNames.download(id), 'exclusive', signal);
      return await openedPartial({ files, id, address, onNotice, release });
    } catch (error) {
      signal.throwIfAborted();
      return openedPartial({ files, id: 'none', address, onNotice, release: () => undefined, refused: error });
    }
  };
}

interface Download {
  readonly files: FileStore;
  readonly id: string;
  readonly address: string;
  readonly onNotice: (notice: string) => void;
  readonly release: Release;
  /** Why the store is not even asked. */
  readonly refused?: unknown;
}

async function openedPartial({ files, id, address, onNotice, release, refused }: Download): Promise<PartialFile & { close(): Promise<void> }> {
  const path = layout.downloadBytes(id);
  const memory = overflow(address);
  let keeping = true;
  let open: AppendableFile | undefined;
  /** Runs what needs the store; after the first failure nothing is kept any more. */
  const inStore = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    if (!keeping) return undefined;
    try {
      return await work();
    } catch (error) {
      keeping = false;
      onNotice(`${address}: what comes from now on is not kept, since ${storageFailure(error)}; the transfer goes on in memory`);
      return undefined;
    }
  };
  const letGo = async (): Promise<void> => {
    const closing = open;
    open = undefined;
    await closing?.close();
  };
  const found = await inStore(() => (refused === undefined ? whatIsKept(files, id, address) : Promise.reject(refused)));
  let { kept, version } = found ?? { kept: 0, version: '' };
  return {
    get size() {
      return kept + memory.size();
    },
    get version() {
      return version;
    },
    async restart(anew) {
      await letGo();
      memory.clear();
      kept = 0;
      version = anew;
      await inStore(async () => {
        await files.remove(path); // before the new version is named: bytes must never bear another version's name
        await writeAbout(files, id, { address, version: anew });
      });
    },
    async append(bytes) {
      const written = await inStore(async () => {
        open ??= await files.openToAppend(path, kept);
        await open.append(bytes);
        kept = open.size;
        return true;
      });
      if (!written) memory.add(bytes);
    },
    async blob() {
      await letGo();
      const inFile = kept > 0 ? await files.blob(path) : new Blob();
      if (inFile?.size !== kept) throw new InputError(address, `${address}: what was kept of it is gone from the store; start anew to fetch it again`);
      return memory.size() > 0 ? new Blob([inFile, ...memory.blobs()]) : inFile;
    },
    async remove() {
      await letGo();
      memory.clear();
      [kept, version] = [0, ''];
      await files.remove(layout.download(id)).catch((error: unknown) => {
        if (keeping) throw error; // else it may never have taken anything, and the list still shows what it has
      });
    },
    close: () => letGo().finally(release),
  };
}

/** Bytes and version of what was kept; what does not say what it is of is removed. */
async function whatIsKept(files: FileStore, id: string, address: string): Promise<{ kept: number; version: string }> {
  const about = await readAbout(files, id);
  const kept = (await files.size(layout.downloadBytes(id))) ?? 0;
  if (about?.address === address && kept > 0) return { kept, version: about.version };
  await files.remove(layout.download(id));
  return { kept: 0, version: '' };
}

/** The end of a file that the store did not take. Blobs, since a browser may move those out of memory. */
function overflow(address: string): { size(): number; add(bytes: Uint8Array<ArrayBuffer>): void; blobs(): readonly Blob[]; clear(): void } {
  let blobs: Blob[] = [];
  let size = 0;
  return {
    size: () => size,
    add(bytes) {
      if (size + bytes.length > largestUnpacked) {
        throw new InputError(address, `${address}: does not fit, ${formatBytes(largestUnpacked)} of it are in memory already; free space and start anew`);
      }
      blobs.push(new Blob([bytes]));
      size += bytes.length;
    },
    blobs: () => blobs,
    clear() {
      [blobs, size] = [[], 0];
    },
  };
}
