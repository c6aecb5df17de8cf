/** How fast images come from each kind of source to the engine, and how long a training step waits for them. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { defaultConfig } from '../../src/config/defaults.ts';
import { imageCount, type ImageDataset } from '../../src/data/dataset.ts';
import { nodePlatform } from '../../src/data/node/node-platform.ts';
import { openDatasetAt } from '../../src/data/node/open-dataset.ts';
import { addressesDataset } from '../../src/data/open-images.ts';
import { batchSource } from '../../src/training/batch.ts';
import { type FileServer, startFileServer } from './file-server.ts';
import { madeSources, type ImageCounts, type MadeSource } from './made-images.ts';
import { quickTraining, type QuickTraining, type TrainingFigures } from './quick-training.ts';

/** Of one way to read a source. */
export interface ReadingFigures {
  /** Until the data set is there: what it holds, and the mean and deviation of a sample. */
  readonly openSeconds: number;
  /** Of one pass over the training images in batches without training, opening included: the sample decoded there is handed out later. */
  readonly imagesPerSecond: number;
}

export interface SourceFigures {
  readonly source: string;
  readonly images: number;
  readonly first: ReadingFigures & TrainingFigures;
  /** From memory, where the source is on disk; opened anew from the kept shards, where it is on the network. */
  readonly again: ReadingFigures;
}

export interface ImageBench {
  readonly engine: string;
  readonly figures: readonly SourceFigures[];
}

const options = { imageSize: defaultConfig.imageSize, validationFraction: 0.1, seed: 0 };
const remoteOptions = {
  ...options,
  transfer: { signal: new AbortController().signal, whenAllowed: async () => undefined, report: () => undefined },
  onNotice: () => undefined,
};

/** Measures every source with `only` in its name, from disk and by HTTP from this machine. Its files are removed at the end. */
export async function imageBench(counts: ImageCounts, only: string, progress: (text: string) => void): Promise<ImageBench> {
  const folder = await mkdtemp(join(tmpdir(), 'learngene-images-'));
  const server = startFileServer();
  progress('making images');
  const sources = (await madeSources(counts)).filter(({ name }) => name.includes(only));
  const training = await quickTraining();
  const figures: SourceFigures[] = [];
  try {
    for (const [number, source] of sources.entries()) {
      const place = join(folder, String(number));
      progress(source.name);
      await write(source, place);
      figures.push(await fromDisk(source, place, training));
      if (source.addresses.length === 0) continue;
      progress(`${source.name}, by HTTP`);
      figures.push(await byHttp(source, await serve(source, server, number), place, training));
    }
    return { engine: training.engine, figures };
  } finally {
    training.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function write({ files }: MadeSource, place: string): Promise<void> {
  for (const [path, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(place, path)), { recursive: true });
    await writeFile(join(place, path), bytes);
  }
}

async function serve({ files, addresses }: MadeSource, server: FileServer, number: number): Promise<string[]> {
  const origin = await server.origin;
  for (const [path, bytes] of Object.entries(files)) server.serve(`/${number}/${path}`, bytes);
  return addresses.map((path) => `${origin}/${number}/${path}`);
}

async function fromDisk({ name, path }: MadeSource, place: string, training: QuickTraining): Promise<SourceFigures> {
  const open = (): Promise<ImageDataset> => openDatasetAt(join(place, path), options);
  const trained = await visit(open, (dataset) => training.train(dataset));
  return visit(open, async (dataset, openSeconds) => {
    const first = { openSeconds, imagesPerSecond: await rateOf(dataset, openSeconds), ...trained };
    const again = { openSeconds: 0, imagesPerSecond: await rateOf(dataset, 0) };
    return { source: name, images: imageCount(dataset, 'train'), first, again };
  });
}

/** Reads through on a first visit and on a later one, and trains on a first one, of which what was kept lies in a place of its own. */
async function byHttp({ name }: MadeSource, addresses: readonly string[], place: string, training: QuickTraining): Promise<SourceFigures> {
  const keptIn = (folder: string) => (): Promise<ImageDataset> => addressesDataset(addresses, name, remoteOptions, nodePlatform(join(place, folder)));
  const read = (): Promise<{ images: number; openSeconds: number; imagesPerSecond: number }> =>
    visit(keptIn('kept'), async (dataset, openSeconds) => ({ images: imageCount(dataset, 'train'), openSeconds, imagesPerSecond: await rateOf(dataset, openSeconds) }));
  const { images, ...first } = await read();
  const { images: _sameImages, ...again } = await read();
  const trained = await visit(keptIn('kept in training'), (dataset) => training.train(dataset));
  return { source: `${name}, by HTTP`, images, first: { ...first, ...trained }, again };
}

async function visit<Result>(open: () => Promise<ImageDataset>, use: (dataset: ImageDataset, openSeconds: number) => Promise<Result>): Promise<Result> {
  const started = performance.now();
  const dataset = await open();
  try {
    return await use(dataset, (performance.now() - started) / 1000);
  } finally {
    await dataset.close();
  }
}

/** Images a second of one pass over the training images in the batches of `quick`, after `openSeconds` that are part of it. */
async function rateOf(dataset: ImageDataset, openSeconds: number): Promise<number> {
  const batch = defaultConfig.batchSize;
  const count = Math.floor(imageCount(dataset, 'train') / batch);
  const started = performance.now();
  const batches = batchSource(dataset, batch, 0, defaultConfig);
  for (let i = 0; i < count; i++) await batches.next();
  const seconds = openSeconds + (performance.now() - started) / 1000;
  batches.close();
  return (count * batch) / seconds;
}
