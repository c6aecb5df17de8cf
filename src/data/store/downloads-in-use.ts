import { downloadId } from './download-folder.ts';
import type { Release } from './locks.ts';
import type { OpenPartialFile } from './partial-file.ts';
import { partialFiles } from './partial-files.ts';
import { layout, lockNames } from './store-place.ts';
import type { StorePlace } from './store-place.ts';

/** The downloads that one data set is read from; others who read from them too are not disturbed. */
export interface DownloadsInUse {
  readonly openPartialFile: OpenPartialFile;
  /** They are not read from any more. */
  readonly release: () => void;
  /** Releases them and removes those that nobody else reads or fetches, since all that was in them is kept. */
  remove(): Promise<void>;
}

export function downloadsInUse(place: StorePlace, onNotice: (notice: string) => void): DownloadsInUse {
  const open = partialFiles(place, onNotice);
  const held = new Map<string, Release>(); // by id
  const opened = new Set<string>();
  const release = (): void => {
    for (const giveBack of held.values()) giveBack();
    held.clear();
  };
  return {
    release,
    async openPartialFile(address, signal) {
      await use(address, signal);
      return open(address, signal);
    },
    async remove() {
      release();
      for (const id of opened) await removeUnused(place, id).catch(() => undefined); // it stays in the list of what is kept
      opened.clear();
    },
  };

  /** Holds the lock on reading; where there are no locks nothing is kept either, of which the partial file tells. */
  async function use(address: string, signal: AbortSignal): Promise<void> {
    try {
      const id = await downloadId(address);
      if (!held.has(id)) held.set(id, await place.locks.hold(lockNames.reading(id), 'shared', signal));
      opened.add(id);
    } catch {
      signal.throwIfAborted();
    }
  }
}

/** Whether it could be removed, that is, nobody fetches it or reads from it. */
export async function removeUnused({ files, locks }: StorePlace, id: string): Promise<boolean> {
  const releases: Release[] = [];
  try {
    for (const name of [lockNames.download(id), lockNames.reading(id)]) {
      const release = await locks.tryHold(name);
      if (!release) return false;
      releases.push(release);
    }
    await files.remove(layout.download(id));
    return true;
  } finally {
    for (const release of releases) release();
  }
}
