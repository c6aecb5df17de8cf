import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine, NetworkState } from '../../engine/engine.ts';
import { plainVit, storedTensors } from '../../engine/plan/network-spec.ts';
import { livelyWeights } from '../../engine/testing/tiny-network.ts';
import { nodePlatform } from '../../engine/wasm/node/node-platform.ts';
import { createWasmEngine } from '../../engine/wasm/wasm-engine.ts';
import { at, InputError } from '../../lib/errors.ts';
import { batchSource } from '../batch.ts';
import { colouredDataset } from '../coloured-dataset.fixture.ts';
import { createControl, Stopped } from '../control.ts';
import { Trainer } from '../trainer.ts';
import { cachedLogits, type CachedLogitsOptions } from './cached-logits.ts';
import type { LogitsTeacher, NetworkTeacher, Teacher } from './teacher.ts';

const dataset = colouredDataset(); // two training shards of 20 images
const still = { flip: false, shift: 0 };
const ancestor = plainVit({ imageSize: 8, patchSize: 2, channels: 3, dim: 8, heads: 2, mlpRatio: 1, classes: 3 }, 1);
const student = plainVit({ ...ancestor.shape, patchSize: 4 }, 1);
let engine: Engine;
let state: NetworkState;
let teacher: NetworkTeacher;
let options: CachedLogitsOptions;

beforeAll(async () => {
  engine = await createWasmEngine(nodePlatform, 'under test', 1);
  state = engine.createState(storedTensors(ancestor), livelyWeights(ancestor));
  teacher = { kind: 'network', network: ancestor, state, normalisation: { mean: [0.3, 0.4, 0.5], std: [0.2, 0.3, 0.4] } };
  options = { engine, dataset, control: createControl() };
});
afterAll(() => {
  state.dispose();
  engine.dispose();
});

/** Losses of three steps of eight images with such a teacher, nothing augmented. */
async function lossesWith(taughtBy: Teacher): Promise<number[]> {
  const trainer = await Trainer.create({
    name: 'aux-net', seed: 0, engine, network: student, initialWeights: livelyWeights(student, 1), teacher: taughtBy,
    plan: { batch: 8, normalisation: dataset, alpha: 0.5, temperature: 2, weightDecay: 0, clipNorm: 0 },
    schedule: { peak: 0.01, steps: 3, warmup: 0 }, stepWork: 1, seconds: () => 0,
  });
  const batches = batchSource(dataset, 8, 0, still);
  for (let step = 0; step < 3; step++) {
    await batches.next();
    await trainer.train(batches.batch, batches.epoch);
  }
  const points = await trainer.drain();
  batches.close();
  trainer.dispose();
  return points.map(({ loss }) => loss);
}

test('with nothing augmented, cached predictions teach what the ancestor in the plan teaches', async () => {
  const [cached, uncached] = [await lossesWith(await cachedLogits(teacher, options)), await lossesWith(teacher)];
  expect(cached).toHaveLength(3);
  for (const [i, loss] of cached.entries()) expect(loss).toBeCloseTo(uncached[i] ?? Number.NaN, 4);
  // The ancestor's own normalisation matters: it would teach something else by the data's.
  const { normalisation: _, ...unlike } = teacher;
  expect(Math.abs(at(await lossesWith(unlike), 0) - at(cached, 0))).toBeGreaterThan(1e-3);
});

/** A teacher outside the plan whose logits are an image's first three bytes. */
const byteTeacher: LogitsTeacher = {
  kind: 'logits',
  classes: 3,
  logitsOf: ({ images, labels }) => Promise.resolve(Float32Array.from({ length: 3 * labels.length }, (_, i) => images[Math.floor(i / 3) * 192 + (i % 3)] ?? 0)),
  dispose: () => undefined,
};

describe('a teacher outside the plan', () => {
  test('answers by the numbers of the images, whatever their augmentation', async () => {
    const cached = await cachedLogits(byteTeacher, options);
    const [plain, moved] = [batchSource(dataset, 8, 3, still), batchSource(dataset, 8, 3, { flip: true, shift: 4 })];
    for (let i = 0; i < 6; i++) {
      await Promise.all([plain.next(), moved.next()]);
      expect([...(await cached.logitsOf(moved.batch))]).toEqual([...(await byteTeacher.logitsOf(plain.batch))]);
    }
    plain.close();
    moved.close();
  });

  test('tells how far it is, pass by pass', async () => {
    const passes: number[][] = [];
    const three = { ...dataset, shardCounts: { train: [50, 50], validation: [] }, readShard: () => Promise.resolve({ images: new Uint8Array(50 * 192), labels: new Uint16Array(50), count: 50 }) };
    await cachedLogits(byteTeacher, { ...options, dataset: three, onProgress: (...told) => passes.push(told) });
    expect(passes).toEqual([[0, 2, 0], [1, 2, 64], [2, 2, 36]]); // 64 images a pass
  });

  test('is not asked after a stop', async () => {
    const control = createControl();
    control.stop();
    await expect(cachedLogits(byteTeacher, { ...options, control })).rejects.toBeInstanceOf(Stopped);
  });

  test('whose predictions would take more than a gigabyte is refused before anything is read', async () => {
    const huge = { ...dataset, shardCounts: { train: [100_000_000], validation: [] } };
    const caching = cachedLogits(byteTeacher, { ...options, dataset: huge });
    await expect(caching).rejects.toThrow('ancestor’s predictions of 100000000 images and 3 classes: take 1.2 GB, more than 1.0 GB; let it look at each augmented image');
    await expect(caching).rejects.toBeInstanceOf(InputError);
  });
});
