import { InputError, messageOf } from '../../lib/errors.ts';
import type { ImageDataset } from '../dataset.ts';
import { holdWithin } from './hold-within.ts';
import { OtherVersionError, formatDescription, parseDescription } from './set-description.ts';
import type { SetDescription } from './set-description.ts';
import { storageFailure } from '../../lib/storage-failure.ts';
import { layout, lockNames } from './store-place.ts';
import type { StorePlace } from './store-place.ts';

/** A data set as it comes from where it comes from, perhaps with remarks, such as which files were skipped. */
export type SourceDataset = ImageDataset & { readonly notes?: readonly string[] };

export interface SetToDescribe {
  readonly place: StorePlace;
  readonly key: string;
  /** What the set is made of, for a person to read. */
  readonly source: string;
  readonly open: () => Promise<SourceDataset>;
  readonly onNotice: (notice: string) => void;
  /** Milliseconds to wait for another who finds out what the set is. */
  readonly patience: number;
  readonly signal: AbortSignal | undefined;
}

/** A set that can be kept, its source opened or not yet, or the bare source of one that cannot. */
export type DescribedSet =
  | { readonly description: SetDescription; readonly opened: SourceDataset | undefined }
  | { readonly description: undefined; readonly opened: SourceDataset };

/**
 * Reads what a set is, or opens its source and writes it down. One at a time does so, and a second one finds it
 * written. Throws what `open` throws; what goes wrong with the store is told by a notice.
 */
export async function describeSet(set: SetToDescribe): Promise<DescribedSet> {
  const { place, key, source, onNotice } = set;
  const unkept = async (why: string): Promise<DescribedSet> => {
    onNotice(`${source}: is not kept, since ${why}`);
    return { description: undefined, opened: await set.open() };
  };
  let release;
  try {
    release = await holdWithin(place.locks, lockNames.description(key), set.patience, set.signal);
  } catch (error) {
    set.signal?.throwIfAborted();
    return unkept(storageFailure(error));
  }
  if (!release) return unkept('another tab or run is still opening it; start anew when that has begun to train');
  try {
    const found = await readOrClear(set);
    if (typeof found === 'string') return await unkept(found);
    return found ? { description: found, opened: undefined } : await openAndWrite(set);
  } finally {
    release();
  }
}

/** The description; undefined where none can be read and the folder is empty now; or why the set cannot be kept. */
async function readOrClear({ place: { files }, key, source, onNotice }: SetToDescribe): Promise<SetDescription | string | undefined> {
  try {
    // First the folder, since descriptions are written before shards: shards without one are then left-overs for certain.
    const hasShards = (await files.names(layout.set(key))).some((name) => name.endsWith('.safetensors') || name === 'manifest.json');
    const bytes = await files.read(layout.description(key));
    if (!bytes && !hasShards) return undefined;
    if (bytes) return parseDescription(new TextDecoder().decode(bytes));
  } catch (error) {
    if (error instanceof OtherVersionError) {
      return `what is kept of it is of another version of this program (${error.message}); reload the page, or remove the kept set`;
    }
    if (!(error instanceof InputError)) return storageFailure(error);
    onNotice(`${source}: the description of what is kept is damaged (${messageOf(error)}); the set is kept anew`);
  }
  try {
    await files.remove(layout.set(key)); // shards without a description may be of another version of the source
    return undefined;
  } catch (error) {
    return storageFailure(error);
  }
}

async function openAndWrite({ place: { files }, key, source, open, onNotice }: SetToDescribe): Promise<DescribedSet> {
  const opened = await open();
  try {
    const description = parseDescription(formatDescription({ ...opened, source, notes: opened.notes ?? [] }));
    await files.write(layout.description(key), new TextEncoder().encode(formatDescription(description)));
    return { description, opened };
  } catch (error) {
    const why = error instanceof InputError ? messageOf(error) : storageFailure(error);
    onNotice(`${source}: is not kept, since ${why}`);
    return { description: undefined, opened };
  }
}
