import { InputError, messageOf } from '../../lib/errors.ts';
import { bytesBelow } from './file-store.ts';
import { downloadId, readAbout } from './download-folder.ts';
import { removeUnused } from './downloads-in-use.ts';
import { parseDescription } from './set-description.ts';
import { filledShards, keptShards } from './shard-folder.ts';
import { layout, lockNames } from './store-place.ts';
import type { StorePlace } from './store-place.ts';

/** A kept data set, as a list shows it. */
export interface StoredSet {
  readonly key: string;
  /** On disk, all files together. */
  readonly bytes: number;
  /** Milliseconds since 1970; 0 where that is not known. */
  readonly lastUsed: number;
  /** What it is, or why that cannot be told: such a set can only be removed. */
  readonly content: StoredSetContent | { readonly problem: string };
}

export interface StoredSetContent {
  readonly name: string;
  readonly source: string;
  readonly imageSize: number;
  /** Of all splits together, kept or not. */
  readonly images: number;
  readonly shards: number;
  /** As many as there are shards when the set opens without its source. */
  readonly keptShards: number;
}

/** What has come of a file, whole or not. */
export interface StoredDownload {
  readonly address: string;
  readonly bytes: number;
}

export interface StoreOverview {
  /** Last used first. */
  readonly sets: readonly StoredSet[];
  readonly downloads: readonly StoredDownload[];
  /** Of all sets and downloads. */
  readonly bytes: number;
  /** What may be kept altogether, as far as anybody says; other data of this page counts too. */
  readonly quota: number | undefined;
}

export interface Freed {
  readonly bytes: number;
  readonly removed: readonly StoredSet[];
  /** Sets that had to stay, since a run is using them. */
  readonly inUse: readonly StoredSet[];
}

/** What is kept in a store, and how a person gets rid of it: nothing is ever removed unasked. */
export interface StoredSets {
  /** Throws where the store cannot be read; `storageFailure` tells why. */
  overview(): Promise<StoreOverview>;
  /** Throws an InputError while a run is using the set. */
  remove(key: string): Promise<void>;
  /** Throws an InputError while the file is being fetched or read from. */
  removeDownload(address: string): Promise<void>;
  /** Removes the sets that were not used for longest until so many bytes are free, or only those in use are left. */
  freeUp(bytes: number): Promise<Freed>;
}

export function storedSets(place: StorePlace): StoredSets {
  const { files, locks } = place;
  const sets = async (): Promise<StoredSet[]> => {
    const found = await Promise.all((await files.names(layout.sets)).map((key) => storedSet(place, key)));
    return found.toSorted((a, b) => b.lastUsed - a.lastUsed || (a.key < b.key ? -1 : 1));
  };
  /** Whether it could be removed, that is, nobody uses it. */
  const removeUnusedSet = async (key: string): Promise<boolean> => {
    const release = await locks.tryHold(lockNames.set(key));
    if (!release) return false;
    try {
      await files.remove(layout.description(key)); // first, so that a removal that is broken off leaves no set that looks whole
      await files.remove(layout.set(key));
      return true;
    } finally {
      release();
    }
  };
  return {
    async overview() {
      const [found, downloads] = [await sets(), await storedDownloads(place)];
      const bytes = [...found, ...downloads].reduce((sum, one) => sum + one.bytes, 0);
      return { sets: found, downloads, bytes, quota: await files.quota() };
    },
    async remove(key) {
      if (await removeUnusedSet(key)) return;
      const { content } = await storedSet(place, key);
      const name = 'name' in content ? content.name : key;
      throw new InputError('data', `data set ${name}: a run is using it; end that run, then remove it`);
    },
    async removeDownload(address) {
      if (await removeUnused(place, await downloadId(address))) return;
      throw new InputError('data', `${address}: is being fetched or read from; stop that, then remove what has come of it`);
    },
    async freeUp(bytes) {
      let freed = 0;
      const removed: StoredSet[] = [];
      const inUse: StoredSet[] = [];
      for (const set of (await sets()).toReversed()) {
        if (freed >= bytes) break;
        if (await removeUnusedSet(set.key)) {
          removed.push(set);
          freed += set.bytes;
        } else {
          inUse.push(set);
        }
      }
      return { bytes: freed, removed, inUse };
    },
  };
}

async function storedSet({ files }: StorePlace, key: string): Promise<StoredSet> {
  const used = await files.read(layout.used(key));
  const time = used ? Number(new TextDecoder().decode(used)) : 0;
  return {
    key,
    bytes: await bytesBelow(files, layout.set(key)),
    lastUsed: Number.isFinite(time) ? time : 0,
    content: await contentOf({ files }, key),
  };
}

async function contentOf({ files }: Pick<StorePlace, 'files'>, key: string): Promise<StoredSet['content']> {
  try {
    const bytes = await files.read(layout.description(key));
    if (!bytes) return { problem: 'has no description; it is being opened, or its removal was broken off' };
    const description = parseDescription(new TextDecoder().decode(bytes));
    const { name, source, imageSize } = description;
    const shards = [...filledShards(description, 'train'), ...filledShards(description, 'validation')];
    const kept = await keptShards(files, key);
    return {
      name, source, imageSize,
      images: shards.reduce((sum, { count }) => sum + count, 0),
      shards: shards.length,
      keptShards: shards.filter((shard) => kept.has(shard.name)).length,
    };
  } catch (error) {
    return { problem: `its description cannot be read (${messageOf(error)}); remove the set, or open it again to make it anew` };
  }
}

async function storedDownloads({ files }: StorePlace): Promise<StoredDownload[]> {
  const downloads = await Promise.all((await files.names(layout.downloads)).map(async (id) => {
    const about = await readAbout(files, id);
    return { address: about?.address ?? id, bytes: await bytesBelow(files, layout.download(id)) };
  }));
  return downloads.toSorted((a, b) => (a.address < b.address ? -1 : 1));
}
