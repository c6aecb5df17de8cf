/**
 * A data set whose decoded shards are kept in a store. A shard is read from there, or else from the source, handed
 * out and then written; once all are kept, the source is not opened any more. The shards are the same ones either
 * way, bit for bit. Where nothing can be kept, the run goes on without, and one notice says so.
 */
import { describeSet } from './describe-set.ts';
import type { SourceDataset } from './describe-set.ts';
import { keptDataset } from './kept-dataset.ts';
import type { StoredDataset } from './kept-dataset.ts';
import { lazySource } from './lazy-source.ts';
import type { Release } from './locks.ts';
import { keyOf } from './set-identity.ts';
import type { SetIdentity } from './set-identity.ts';
import { storageFailure } from '../../lib/storage-failure.ts';
import { layout, lockNames } from './store-place.ts';
import type { StorePlace } from './store-place.ts';

export interface StoredDatasetOptions {
  readonly place: StorePlace;
  /** What the set is made of, for a person to read: `CIFAR-10, huggingface.co/datasets/uoft-cs/cifar10`. */
  readonly source: string;
  /** Told in a sentence of what is not kept, or was damaged. */
  readonly onNotice: (notice: string) => void;
  /** Called when all shards are kept and the source is closed: what it was read from is not needed any more. */
  readonly onWhole?: () => Promise<void>;
  /** Ends the opening. */
  readonly signal?: AbortSignal;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  /** Milliseconds to wait for another tab's or run's shard before it is read from the source here too. */
  readonly patience?: number;
}

/**
 * Opens a set, from the store or, the first time, by `open`; `open` is called again where a shard is missing in a
 * later session. Throws what `open` throws; a kept set whose source is needed and cannot be opened gives an
 * InputError that names the shard. The source is closed as soon as all shards are kept. Reads are shared and end with `close`, which waits for writes under way.
 */
export async function storedDataset(
  identity: SetIdentity,
  open: () => Promise<SourceDataset>,
  { place, source, onNotice, onWhole, signal, clock = Date.now, patience = 10_000 }: StoredDatasetOptions,
): Promise<StoredDataset> {
  let key: string;
  let release: Release;
  try {
    key = await keyOf(identity);
    await sweepUnused(place, key);
    release = await place.locks.hold(lockNames.set(key), 'shared', signal);
  } catch (error) {
    signal?.throwIfAborted();
    onNotice(`${source}: is not kept, since ${storageFailure(error)}`);
    return withNotes(await open());
  }
  try {
    const { description, opened } = await describeSet({ place, key, source, open, onNotice, patience, signal });
    if (!description) return closingToo(withNotes(opened), release);
    await noteUse(place, key, clock());
    const kept = await keptDataset({ place, key, description, source: lazySource(description, opened, open), onNotice, onWhole, patience });
    return closingToo(kept, release);
  } catch (error) {
    release();
    throw error;
  }
}

function withNotes(source: SourceDataset): StoredDataset {
  return { ...source, notes: source.notes ?? [] };
}

function closingToo(dataset: StoredDataset, release: Release): StoredDataset {
  return { ...dataset, close: () => dataset.close().finally(release) };
}

/** Clears away what writes that were broken off have left, if nobody is writing. */
async function sweepUnused({ files, locks }: StorePlace, key: string): Promise<void> {
  const release = await locks.tryHold(lockNames.set(key));
  if (!release) return;
  try {
    await files.sweep(layout.set(key));
  } finally {
    release();
  }
}

async function noteUse({ files }: StorePlace, key: string, time: number): Promise<void> {
  try {
    await files.write(layout.used(key), new TextEncoder().encode(String(time)));
  } catch {
    // A full store refuses even this; a set that cannot say when it was used can still be used.
  }
}
