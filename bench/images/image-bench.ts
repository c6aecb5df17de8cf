/** How fast images come from each kind of source to the engine, and how long a training step waits for them. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { defaultConfig } from '../../src/config/defaults.ts';
import { enginePlatform } from '../../src/cli/engine-platform.ts';
import { openDatasetAt } from '../../src/data/node/open-dataset.ts';
import { nodePlatform } from '../../src/data/node/node-platform.ts';
import { addressesDataset } from '../../src/data/open-images.ts';
import { imageCount, type ImageDataset } from '../../src/data/dataset.ts';
import { faultServer, type FaultServer } from '../../src/data/testing/fault-server.ts';
import { chooseEngine } from '../../src/engine/choose-engine.ts';
import { storedTensors } from '../../src/engine/plan/network-spec.ts';
import { trainingPlan, writeScalars } from '../../src/engine/plan/training-plan.ts';
import { batchSource } from '../../src/training/batch.ts';
import { dataOf, LEARNING_RATE, models } from '../model.ts';
import { known } from '../known.ts';
import { madeSources, type MadeSource } from './made-images.ts';

export interface ImageFigures {
  readonly source: string;
  /** Until the first batch is there, opening and statistics included. */
  readonly firstBatchSeconds: number;
  /** Images a second of the first epoch, which decodes, and of the second, which finds them in memory. */
  readonly firstEpoch: number;
  readonly secondEpoch: number;
  /** Share of the training steps of `quick` after the first that goes to waiting for a batch and filling it. */
  readonly waitingShare: number;
}

const options = { imageSize: defaultConfig.imageSize, validationFraction: 0.1, seed: 0 };
const steps = 100;

/** Measures every source with so many images; those on the network are served by this machine itself. */
export async function imageBench(images: number, progress: (text: string) => void): Promise<readonly ImageFigures[]> {
  const folder = await mkdtemp(join(tmpdir(), 'learngene-images-'));
  const server = await faultServer();
  const figures: ImageFigures[] = [];
  try {
    for (const [number, source] of (await madeSources(images)).entries()) {
      const place = join(folder, String(number));
      await write(source, place);
      progress(source.name);
      figures.push(await measured(source.name, () => openDatasetAt(join(place, source.path), options)));
      if (!/^(?:shards|zip of JPEG|Parquet)/.test(source.name)) continue;
      const addresses = serve(source, server, number);
      const kept = nodePlatform(join(folder, `kept-${number}`));
      const open = (): Promise<ImageDataset> => addressesDataset(addresses, source.name, remoteOptions, kept);
      progress(`${source.name}, by HTTP`);
      figures.push(await measured(`${source.name}, by HTTP`, open));
      await everything(await open());
      progress(`${source.name}, kept`);
      figures.push(await measured(`${source.name}, kept from an earlier visit`, open));
    }
    return figures;
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const remoteOptions = {
  ...options,
  transfer: { signal: new AbortController().signal, whenAllowed: async () => undefined, report: () => undefined },
  onNotice: () => undefined,
};

async function write({ files }: MadeSource, place: string): Promise<void> {
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(place, path)), { recursive: true });
    await writeFile(join(place, path), bytes);
  }
}

function serve({ files, path }: MadeSource, server: FaultServer, number: number): string[] {
  const urls = [...files].map(([file, bytes]) => server.serve(`/${number}/${file}`, bytes));
  return path === '.' && files.has('manifest.json') ? [`${server.origin}/${number}/`] : urls;
}

async function everything(dataset: ImageDataset): Promise<void> {
  for (const split of ['train', 'validation'] as const) {
    for (const index of dataset.shardCounts[split].keys()) await dataset.readShard(split, index);
  }
  await dataset.close();
}

async function measured(source: string, open: () => Promise<ImageDataset>): Promise<ImageFigures> {
  const started = performance.now();
  const dataset = await open();
  const batch = defaultConfig.batchSize;
  const batches = batchSource(dataset, batch, 0, defaultConfig);
  await batches.next();
  const firstBatchSeconds = (performance.now() - started) / 1000;
  const perEpoch = Math.floor(imageCount(dataset, 'train') / batch);
  const epoch = async (count: number): Promise<number> => {
    const from = performance.now();
    for (let i = 0; i < count; i++) await batches.next();
    return (count * batch * 1000) / (performance.now() - from);
  };
  const firstEpoch = await epoch(perEpoch - 1);
  const secondEpoch = await epoch(perEpoch);
  batches.close();
  await dataset.close();
  return { source, firstBatchSeconds, firstEpoch, secondEpoch, waitingShare: await waitingShare(await open()) };
}

/** Trains the Aux-Net of `quick` and counts what goes to the batches. */
async function waitingShare(dataset: ImageDataset): Promise<number> {
  const model = known(models.find(({ name }) => name === 'quick'));
  const engine = await chooseEngine('wasm', enginePlatform);
  const { network, batch } = model;
  const state = engine.createState(storedTensors(network), dataOf(model).weights);
  const plan = trainingPlan({ network, batch, normalisation: dataset, teacher: 'none', alpha: 0, temperature: 1, weightDecay: 0.05, clipNorm: 1 });
  const executable = await engine.compile(plan, { student: state });
  const batches = batchSource(dataset, batch, 0, defaultConfig);
  const scalars = new Float32Array(3);
  let waited = 0;
  await batches.next();
  const started = performance.now();
  for (let step = 1; step <= steps; step++) {
    writeScalars(scalars, LEARNING_RATE, step);
    const { images, labels, augmentation } = batches.batch;
    await executable.run({ images, labels, augmentation, scalars });
    if (step % 10 === 0) await executable.drain();
    const from = performance.now();
    await batches.next();
    waited += performance.now() - from;
  }
  const share = waited / (performance.now() - started);
  batches.close();
  executable.dispose();
  state.dispose();
  engine.dispose();
  await dataset.close();
  return share;
}
