import { InputError } from '../../lib/errors.ts';
import type { ImageShard, Split } from '../dataset.ts';
import { holdWithin } from './hold-within.ts';
import type { LazySource } from './lazy-source.ts';
import type { Release } from './locks.ts';
import type { SetDescription } from './set-description.ts';
import { shardName } from './shard-folder.ts';
import type { ShardFolder } from './shard-folder.ts';
import { slots } from './slots.ts';
import { storageFailure } from '../../lib/storage-failure.ts';
import { lockNames } from './store-place.ts';
import type { StorePlace } from './store-place.ts';

/** A set that is described, and where it lies. */
export interface KeptSet {
  readonly place: StorePlace;
  readonly key: string;
  readonly description: SetDescription;
  readonly source: LazySource;
  readonly onNotice: (notice: string) => void;
  /** Told that all shards are kept and the source is closed. */
  readonly onWhole?: (() => Promise<void>) | undefined;
  /** Milliseconds to wait for a shard that another is making. */
  readonly patience: number;
}

export interface ReadShard {
  readonly shard: ImageShard;
  /** Resolves when the shard is in the store, or cannot be put there. Absent where it came from there. */
  readonly written?: Promise<void>;
}

/** Shards that are being written at once; one more waits before it is handed out, so that memory is bounded. */
const writesAtOnce = 2;

/**
 * Reads shards of a set from the folder, or else from the source, and has them written. A shard is made under its
 * lock, which is held until it is written, so that of two who want it one reads the source and one the store.
 */
export async function shardReader(
  { place, key, description, source, onNotice, patience }: KeptSet,
  folder: ShardFolder,
  closing: AbortSignal,
): Promise<(split: Split, index: number) => Promise<ReadShard>> {
  const writing = slots(writesAtOnce);
  let keeping = true;
  const stopKeeping = (error: unknown): void => {
    if (keeping) onNotice(`${description.name}: is not kept any further, since ${storageFailure(error)}; the run goes on`);
    keeping = false;
  };
  const attempt = <T>(work: () => Promise<T>): Promise<T | undefined> =>
    work().catch((error: unknown) => {
      closing.throwIfAborted();
      stopKeeping(error);
      return undefined;
    });

  /** Looks for a shard that was not kept before, or not whole; one that is damaged is removed. Under its lock. */
  const lookAgain = async (name: string): Promise<ImageShard | 'damaged' | undefined> => {
    await folder.refresh();
    const found = await folder.read(name);
    if (found !== 'damaged') return found;
    onNotice(`kept shard ${name} of ${description.name}: is damaged or cut short; it is removed and read from the source again`);
    await folder.drop(name);
    return found;
  };

  const fromSource = async (split: Split, index: number, why: string, digest: string | undefined): Promise<ImageShard> => {
    const name = shardName(split, index);
    const shard = await (await source.get(name, why)).readShard(split, index, closing);
    if (digest !== undefined && (await folder.digestWhenKept(shard)) !== digest) {
      throw new InputError(name, `shard ${name} of ${description.name}: its source gives other images now than when it was kept; remove the kept set and start anew`);
    }
    return shard;
  };

  const write = async (name: string, shard: ImageShard, release: Release): Promise<void> => {
    await folder.keep(name, shard).catch(stopKeeping);
    writing.giveBack();
    release();
  };

  await attempt(() => folder.refresh());
  return async (split, index) => {
    const name = shardName(split, index);
    const kept = await folder.read(name);
    if (kept && kept !== 'damaged') return { shard: kept };
    const digest = folder.digestOf(name); // of the damaged one
    const release = await attempt(() => holdWithin(place.locks, lockNames.shard(key, name), patience, closing));
    let written: Promise<void> | undefined;
    try {
      const found = release && (await attempt(() => lookAgain(name)));
      if (found && found !== 'damaged') return { shard: found };
      const shard = await fromSource(split, index, found ? 'was damaged' : 'is not kept', found && digest);
      if (!release || !keeping) return { shard };
      await writing.take();
      written = write(name, shard, release);
      return { shard, written };
    } finally {
      if (!written) release?.();
    }
  };
}
