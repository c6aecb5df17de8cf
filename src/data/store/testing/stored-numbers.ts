import { numberedDataset } from '../../testing/numbered-dataset.ts';
import type { ImageDataset, Split } from '../../dataset.ts';
import type { SourceDataset } from '../describe-set.ts';
import type { StoredDataset } from '../kept-dataset.ts';
import { processLocks } from '../process-locks.ts';
import type { SetIdentity } from '../set-identity.ts';
import type { StorePlace } from '../store-place.ts';
import { storedDataset } from '../stored-dataset.ts';
import { memoryStore } from './memory-store.ts';

export const identity: SetIdentity = {
  sources: [{ address: 'https://example.org/numbers.zip', version: '"v1"' }], imageSize: 1, validationFraction: 0.2, seed: 0,
};

/** Images in the shards of the numbered set; one has none, as may happen. */
const trainCounts = [3, 0, 4, 2];
const validationCounts = [2];
/** The shards that have images. */
export const filled = ['train 0', 'train 2', 'train 3', 'validation 0'];

export interface OpenOptions {
  readonly place?: StorePlace;
  readonly open?: () => Promise<SourceDataset>;
  readonly identity?: SetIdentity;
  readonly patience?: number;
  readonly time?: number;
}

/** Opens stored numbered sets, and records the source's reads and openings, and the notices. */
export function storedNumbers(memory = memoryStore()): {
  memory: typeof memory;
  place: StorePlace;
  reads: string[];
  opened: () => number;
  notices: string[];
  source: () => Promise<SourceDataset>;
  open: (options?: OpenOptions) => Promise<StoredDataset>;
} {
  const place = { files: memory, locks: processLocks() };
  const reads: string[] = [];
  const notices: string[] = [];
  let opened = 0;
  const source = async (): Promise<SourceDataset> => {
    opened++;
    return { ...numberedDataset(trainCounts, validationCounts, { reads }), notes: ['2 files were skipped'] };
  };
  return {
    memory, place, reads, notices, source,
    opened: () => opened,
    open: (options = {}) =>
      storedDataset(options.identity ?? identity, options.open ?? source, {
        place: options.place ?? place,
        source: 'numbers.zip',
        onNotice: (notice) => void notices.push(notice),
        clock: () => options.time ?? 0,
        ...(options.patience !== undefined && { patience: options.patience }),
      }),
  };
}

/** All images and labels of a set, shard by shard. */
export async function contentOf(dataset: ImageDataset): Promise<Record<Split, { images: number[]; labels: number[] }[]>> {
  const read = async (split: Split): Promise<{ images: number[]; labels: number[] }[]> => {
    const shards = [];
    for (const index of dataset.shardCounts[split].keys()) {
      const { images, labels } = await dataset.readShard(split, index);
      shards.push({ images: [...images], labels: [...labels] });
    }
    return shards;
  };
  return { train: await read('train'), validation: await read('validation') };
}

/** Opens, reads everything and closes. */
export async function readAll(dataset: Promise<StoredDataset>): ReturnType<typeof contentOf> {
  const opened = await dataset;
  try {
    return await contentOf(opened);
  } finally {
    await opened.close();
  }
}

export async function offline(): Promise<never> {
  throw new Error('the network is down');
}
