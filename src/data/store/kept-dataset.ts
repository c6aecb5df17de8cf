import { at } from '../../lib/errors.ts';
import { orAborted } from '../concurrent.ts';
import type { ImageDataset, ImageShard, Split } from '../dataset.ts';
import { shardFolder, shardName } from './shard-folder.ts';
import { shardReader } from './shard-reader.ts';
import type { KeptSet } from './shard-reader.ts';

export type StoredDataset = ImageDataset & { readonly notes: readonly string[] };

interface UnderWay {
  readonly shard: Promise<ImageShard>;
  /** Resolves, whatever happens, when the shard is written too. */
  readonly done: Promise<void>;
}

const emptyShard: ImageShard = { images: new Uint8Array(0), labels: new Uint16Array(0), count: 0 };

/** The data set of a described set. All who ask for a shard before it is written get the same one. */
export async function keptDataset(set: KeptSet): Promise<StoredDataset> {
  const { place, key, description, source, onWhole } = set;
  const closing = new AbortController();
  const folder = shardFolder(place.files, key, description);
  const read = await shardReader(set, folder, closing.signal);
  const underWay = new Map<string, UnderWay>();
  let isOver = folder.isWhole(); // by an earlier session
  let ending = Promise.resolve();
  /** Closes the source when nothing is read from it any more. It is opened anew if a kept shard turns out to be damaged. */
  const endIfWhole = (): void => {
    if (isOver || underWay.size > 0 || !folder.isWhole()) return;
    isOver = true;
    ending = source.close().then(onWhole);
    ending.catch(() => undefined); // whoever closes the set gets the error
  };
  const start = (split: Split, index: number, name: string): UnderWay => {
    const reading = read(split, index);
    const forget = (): void => {
      underWay.delete(name);
      endIfWhole();
    };
    const started = {
      shard: reading.then(({ shard }) => shard),
      done: reading.then(({ written }) => written).then(forget, forget),
    };
    underWay.set(name, started);
    return started;
  };
  return {
    ...description,
    async readShard(split, index, signal) {
      signal?.throwIfAborted();
      closing.signal.throwIfAborted();
      if (at(description.shardCounts[split], index) === 0) return emptyShard;
      const name = shardName(split, index);
      const { shard } = underWay.get(name) ?? start(split, index, name);
      return orAborted(shard, signal); // one who gives up need not wait; the others still get the shard
    },
    async close() {
      closing.abort(new DOMException(`${description.name} was closed`, 'AbortError'));
      await Promise.all(Array.from(underWay.values(), ({ done }) => done));
      await ending;
      await source.close();
    },
  };
}
