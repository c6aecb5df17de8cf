import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExperimentConfig } from '../../config/fields.ts';
import type { Engine } from '../../engine/engine.ts';
import { plainVit, storedTensors } from '../../engine/plan/network-spec.ts';
import { filesOfLayersModel, predictionOf, tinyGraphModel, tinyLayersModel, type ModelFileSet } from '../../engine/testing/tiny-models.ts';
import { livelyWeights } from '../../engine/testing/tiny-network.ts';
import { nodePlatform } from '../../engine/wasm/node/node-platform.ts';
import { createWasmEngine } from '../../engine/wasm/wasm-engine.ts';
import { writeNetwork } from '../../formats/network-file.ts';
import { at, InputError } from '../../lib/errors.ts';
import { batchSource, type Batch } from '../batch.ts';
import { colouredDataset, tinyConfig } from '../coloured-dataset.fixture.ts';
import { createControl } from '../control.ts';
import { runExperiment } from '../experiment.ts';
import { ProgressMeter } from '../progress.ts';
import type { Progress } from '../events.ts';
import { openAncestor, type AncestorFile, type OpenedAncestor } from './open-ancestor.ts';
import { normalisationOf, pixelWriter } from './pixel-values.ts';
import type { LogitsTeacher } from './teacher.ts';

const dataset = colouredDataset(); // 8 × 8 px; red, green, blue
const shape = { imageSize: 8, patchSize: 4, channels: 3, dim: 12, heads: 3, mlpRatio: 1, classes: 3 };
const network = plainVit(shape, 2);
const vitFile: AncestorFile = { name: 'vit.safetensors', blob: new Blob([writeNetwork(livelyWeights(network), { kind: 'vit', shape, depth: 2 })]) };
const filesOf = (set: ModelFileSet): AncestorFile[] => [...set].map(([name, bytes]) => ({ name, blob: new Blob([bytes]) }));

let engine: Engine;
let batch: Batch;
beforeAll(async () => {
  engine = await createWasmEngine(nodePlatform, 'under test', 1);
  const batches = batchSource(dataset, 8, 0, { flip: true, shift: 2 });
  await batches.next();
  ({ batch } = batches);
  batches.close();
});
afterAll(() => engine.dispose());

const told: Progress[] = [];

function open(overrides: Partial<ExperimentConfig>, files: readonly AncestorFile[] = [], trained?: Parameters<typeof openAncestor>[1]['trained']): Promise<OpenedAncestor | undefined> {
  const config = { ...tinyConfig, ancestorImageSize: 8, ...overrides };
  const progress = new ProgressMeter(1, () => 0, (each) => told.push(each));
  return openAncestor({ config, dataset, engine, control: createControl(), progress }, { files, trained });
}

function logitsTeacherOf(opened: OpenedAncestor | undefined): LogitsTeacher {
  if (opened?.teacher.kind !== 'logits') throw new Error('no teacher outside the plan');
  return opened.teacher;
}

test('without an ancestor, or with one that failed in training, nobody teaches', async () => {
  expect(await open({ ancestor: 'none' })).toBeUndefined();
  expect(await open({ ancestor: 'trained' })).toBeUndefined();
});

test('a trained ancestor teaches in the plan, and its state stays its trainer’s', async () => {
  const state = engine.createState(storedTensors(network), livelyWeights(network));
  const opened = await open({ ancestor: 'trained' }, [], { network, state });
  expect(opened?.teacher).toEqual({ kind: 'network', network, state });
  opened?.dispose();
  expect((await state.read()).get('norm.weight')).toEqual(livelyWeights(network).get('norm.weight'));
  state.dispose();
});

test('a ViT from a file teaches in the plan, and gives its weights to select from', async () => {
  const opened = await open({ ancestor: 'safetensors', ancestorHeads: 3 }, [vitFile]);
  expect(opened?.teacher).toMatchObject({ kind: 'network', network, normalisation: { mean: dataset.mean, std: dataset.std } });
  expect(opened?.source?.shape).toEqual(shape);
  expect(opened?.source?.weights.get('head.bias')).toEqual(livelyWeights(network).get('head.bias'));
  opened?.dispose();
});

test.each([8, 12])('a TensorFlow.js model of %i px teaches by its own predictions of the augmented images', async (ancestorImageSize) => {
  const own = tinyLayersModel(ancestorImageSize, 3);
  const opened = await open({ ancestor: 'tfjs', ancestorImageSize, ancestorPixels: 'signed' }, filesOf(await filesOfLayersModel(own)));
  const pixels = new Float32Array(8 * ancestorImageSize ** 2 * 3);
  const normalisation = normalisationOf('signed', dataset);
  pixelWriter({ dataset, imageSize: ancestorImageSize, normalisation })(batch.images, batch.augmentation, 0, pixels);
  const expected = await predictionOf(own, pixels);
  const logits = await logitsTeacherOf(opened).logitsOf(batch);
  expect(logits).toHaveLength(24);
  for (const [i, value] of logits.entries()) expect(value).toBeCloseTo(at(expected, i), 5);
  opened?.dispose();
});

test('its classes are put in the order of the images’, as they are declared', async () => {
  const files = filesOf(await filesOfLayersModel(tinyLayersModel(8, 3)));
  const [plain, mapped] = [await open({ ancestor: 'tfjs' }, files), await open({ ancestor: 'tfjs', ancestorClasses: 'blue, red, green' }, files)];
  const [a, b] = [await logitsTeacherOf(plain).logitsOf(batch), await logitsTeacherOf(mapped).logitsOf(batch)];
  expect([...b.subarray(0, 3)]).toEqual([a[1], a[2], a[0]]); // red is output 1, green 2, blue 0
  plain?.dispose();
  mapped?.dispose();
});

test('a model of other classes is refused', async () => {
  await expect(open({ ancestor: 'tfjs' }, filesOf(tinyGraphModel(8)))).rejects.toThrow('ancestor with 2 outputs: these images have 3 classes');
});

test('looked at once, an imported ancestor answers from memory, and its progress was told', async () => {
  const files = filesOf(await filesOfLayersModel(tinyLayersModel(8, 3)));
  const still = { ...batch, augmentation: new Int32Array(24) };
  const [cached, uncached] = [await open({ ancestor: 'tfjs', teacherViews: 'cached' }, files), await open({ ancestor: 'tfjs' }, files)];
  const [found, expected] = [await logitsTeacherOf(cached).logitsOf(batch), await logitsTeacherOf(uncached).logitsOf(still)];
  for (const [i, value] of found.entries()) expect(value).toBeCloseTo(at(expected, i), 5);
  expect(told.map(({ phase, step, steps }) => [phase, step, steps])).toContainEqual(['ancestor', 1, 1]); // 40 images, one pass
  cached?.dispose();
  uncached?.dispose();
});

test('a file too shallow for the weights selected from it is refused before anything is trained', async () => {
  const types = new Set<string>();
  const config: ExperimentConfig = {
    ...tinyConfig, ancestor: 'safetensors', ancestorHeads: 3, strategies: ['cyclic'], tuneSteps: 2, tuneStrategies: ['selection-width'], tuneDepths: [4],
  };
  const run = runExperiment({
    config, dataset, engine, control: createControl(), ancestorFiles: [vitFile], program: 'test', onEvent: ({ type }) => types.add(type),
  });
  await expect(run).rejects.toThrow(InputError);
  expect(types).not.toContain('point');
});

describe('a whole experiment is taught by', () => {
  test.each([
    ['a ViT from a file', { ancestor: 'safetensors' }, () => [vitFile]],
    ['a ViT from a file, cached', { ancestor: 'safetensors', teacherViews: 'cached' }, () => [vitFile]],
    ['a TensorFlow.js model, by its first choice', { ancestor: 'tfjs', distillation: 'hard' }, async () => filesOf(await filesOfLayersModel(tinyLayersModel(8, 3, 'softmax')))],
  ] as const)('%s', async (_, overrides, files) => {
    const config: ExperimentConfig = { ...tinyConfig, ancestorImageSize: 8, ancestorHeads: 3, steps: 2, depths: [2], strategies: ['cyclic'], ...overrides };
    const run = async (alpha: number): Promise<number | undefined> => {
      const { results } = await runExperiment({
        config: { ...config, alpha }, dataset, engine, control: createControl(), ancestorFiles: await files(), program: 'test', onEvent: () => undefined,
      });
      expect(results.complete).toBe(true);
      return [...results.series].flatMap((point) => (point.kind === 'training' ? [point.loss] : []))[0];
    };
    const [taught, untaught] = [await run(1), await run(0)];
    expect(taught).toBeGreaterThan(0);
    expect(taught).not.toBeCloseTo(untaught ?? 0, 4);
  });
});
