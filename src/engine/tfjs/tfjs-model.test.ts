import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { InputError } from '../../lib/errors.ts';
import { testAdapter } from '../testing/software-adapter.ts';
import { bytesOfText, filesOfLayersModel, GRAPH_WEIGHTS, predictionOf, tinyGraphModel, tinyLayersModel, type ModelFileSet } from '../testing/tiny-models.ts';
import { openDevice } from '../webgpu/webgpu-device.ts';
import { rememberDevice } from './tfjs-host.ts';
import { loadTfjsModel, type TfjsModel, type TfjsModelFiles, type TfjsModelOptions } from './tfjs-model.ts';

const SIZE = 6;
const options: TfjsModelOptions = { engine: 'tfjs', imageSize: SIZE, channels: 3 };

function reading(files: ModelFileSet): TfjsModelFiles {
  const read = (name: string): Promise<Uint8Array<ArrayBuffer>> => {
    const bytes = files.get(name);
    return bytes ? Promise.resolve(bytes) : Promise.reject(new InputError(name, `${name}: is missing`));
  };
  return { name: 'model.json', readMain: () => read('model.json'), readBeside: read };
}

const pixelsOf = (count: number): Float32Array => Float32Array.from({ length: count * SIZE ** 2 * 3 }, (_, i) => Math.sin(i));

let model: TfjsModel | undefined;
async function load(files: ModelFileSet, overrides: Partial<TfjsModelOptions> = {}): Promise<TfjsModel> {
  model = await loadTfjsModel(reading(files), { ...options, ...overrides });
  return model;
}

beforeAll(async () => void (await tf.setBackend('cpu')));
afterEach(() => {
  model?.dispose();
  model = undefined;
});

test('a saved LayersModel predicts what it predicted before', async () => {
  const own = tinyLayersModel(SIZE, 4);
  const pixels = pixelsOf(3);
  const expected = await predictionOf(own, pixels);
  const loaded = await load(await filesOfLayersModel(own));
  expect(loaded.classes).toBe(4);
  expect(Array.from(await loaded.predict(pixels, 3))).toEqual(Array.from(expected));
});

test('a GraphModel predicts what its graph says', async () => {
  const loaded = await load(tinyGraphModel(SIZE));
  const colours = [[0.5, 0.25, 1], [-1, 0, 2]];
  const pixels = Float32Array.from(colours.flatMap((colour) => Array.from({ length: SIZE ** 2 }, () => colour).flat()));
  // Mean colour times the matrix [3, 2] of the graph.
  const expected = colours.flatMap((colour) => [0, 1].map((c) => colour.reduce((sum, value, i) => sum + value * (GRAPH_WEIGHTS[2 * i + c] ?? 0), 0)));
  const found = await loaded.predict(pixels, 2);
  for (const [i, value] of expected.entries()) expect(found[i]).toBeCloseTo(value, 5);
});

test('weights that are not those that were meant are refused before a model is made of them', async () => {
  const files = tinyGraphModel(SIZE);
  const { numTensors: before } = tf.memory();
  let bytes = 0;
  const checkWeights = (weights: readonly ArrayBuffer[]): Promise<void> => {
    bytes = weights.reduce((sum, { byteLength }) => sum + byteLength, 0);
    return Promise.reject(new InputError('ancestorUrl', 'others were meant'));
  };
  await expect(loadTfjsModel({ ...reading(files), checkWeights }, options)).rejects.toThrow('others were meant');
  expect(bytes).toBe(files.get('weights.bin')?.byteLength);
  expect(tf.memory().numTensors).toBe(before);
});

test('no prediction leaves a tensor behind, and a model that is let go of takes all of its own with it', async () => {
  const sets = [await filesOfLayersModel(tinyLayersModel(SIZE, 3)), tinyGraphModel(SIZE)];
  for (const files of sets) {
    const { numTensors: before } = tf.memory();
    const loaded = await load(files);
    const { numTensors: loadedTensors } = tf.memory();
    for (let i = 0; i < 3; i++) await loaded.predict(pixelsOf(2), 2);
    expect(tf.memory().numTensors).toBe(loadedTensors);
    loaded.dispose();
    model = undefined;
    expect(tf.memory().numTensors).toBe(before);
  }
});

describe('the backend', () => {
  test('of a tfjs engine is left alone', async () => {
    await load(tinyGraphModel(SIZE), { engine: 'tfjs' });
    expect(tf.getBackend()).toBe('cpu');
  });

  test('beside our WebAssembly engine is tfjs’s own WebAssembly', async () => {
    const files = await filesOfLayersModel(tinyLayersModel(SIZE, 3));
    const expected = await (await load(files)).predict(pixelsOf(2), 2);
    model?.dispose();
    const loaded = await load(files, { engine: 'wasm' });
    expect(tf.getBackend()).toBe('wasm');
    for (const [i, value] of (await loaded.predict(pixelsOf(2), 2)).entries()) expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 5);
    loaded.dispose();
    model = undefined;
    await tf.setBackend('cpu');
  });

  test('beside our WebGPU engine is the one on its device', async (context) => {
    const adapter = await testAdapter();
    if (!adapter) return context.skip('no WebGPU adapter here');
    const files = await filesOfLayersModel(tinyLayersModel(SIZE, 3));
    const expected = await (await load(files)).predict(pixelsOf(2), 2);
    model?.dispose();
    const gpu = await openDevice(adapter);
    rememberDevice(gpu);
    const loaded = await load(files, { engine: 'webgpu' });
    expect(tf.getBackend()).toBe('webgpu');
    for (const [i, value] of (await loaded.predict(pixelsOf(2), 2)).entries()) expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 4);
    loaded.dispose();
    model = undefined;
    await tf.setBackend('cpu');
    gpu.device.destroy();
    return undefined;
  });
});

describe('a model that is none is refused with what is wrong:', () => {
  const graph = tinyGraphModel(SIZE);
  const json = JSON.parse(new TextDecoder().decode(graph.get('model.json'))) as { modelTopology: { node: object[] } };
  const withJson = (changes: object): ModelFileSet => new Map(graph).set('model.json', bytesOfText(JSON.stringify({ ...json, ...changes })));
  const withNodes = (...node: object[]): ModelFileSet => withJson({ modelTopology: { ...json.modelTopology, node: [...json.modelTopology.node, ...node] } });
  const relu = (name: string): object => ({ name, op: 'Relu', input: ['images'], attr: { T: { type: 'DT_FLOAT' } } });

  const cases: [string, ModelFileSet, RegExp][] = [
    ['no JSON', new Map(graph).set('model.json', bytesOfText('nonsense')), /^model\.json: is not JSON/],
    ['a web page', new Map(graph).set('model.json', bytesOfText('\n<!doctype html>')), /^model\.json: is a web page instead of a model\.json/],
    ['no topology', withJson({ modelTopology: null }), /^model\.json: has no modelTopology/],
    ['an unknown format', withJson({ format: 'onnx' }), /is of the format "onnx"; must be a layers-model or a graph-model/],
    ['no manifest', withJson({ weightsManifest: undefined }), /weightsManifest undefined: must be a list/],
    ['a missing weight file', new Map([...graph].slice(0, 1)), /^weights\.bin: is missing/],
    ['a cut weight file', new Map(graph).set('weights.bin', new Uint8Array(30)), /^weights\.bin: 30 bytes instead of the 32 that model\.json tells/],
    ['an op that tfjs lacks', withNodes({ name: 'odd', op: 'Oddity', input: ['classes'], attr: {} }), /^model\.json: (cannot be run|TensorFlow\.js cannot build the model)/],
    ['two inputs', withNodes({ name: 'more', op: 'Placeholder', attr: { dtype: { type: 'DT_FLOAT' }, shape: { shape: { dim: [] } } } }), /has 2 inputs; must have one/],
    ['two outputs', withNodes(relu('more')), /it has 2 outputs instead of one/],
    ['images of another size', tinyGraphModel(SIZE + 1), /its input is \[\?, 7, 7, 3\]; must be \[\?, 6, 6, 3\]/],
    ['a picture as output', withJson({ modelTopology: { ...json.modelTopology, node: [...json.modelTopology.node.slice(0, 1), relu('y')] } }), /gives \[1, 6, 6, 3\] for one image; must be \[1, classes\]/],
    ['weights beyond all measure', withJson({ weightsManifest: [{ paths: ['w'], weights: [{ name: 'w', shape: [1e9], dtype: 'float32' }] }] }), /its weights take 4\.0 GB, more than 1\.0 GB/],
  ];

  test.each(cases)('%s', async (_, files, message) => {
    const { numTensors } = tf.memory();
    await expect(load(files)).rejects.toThrow(message);
    await expect(load(files)).rejects.toBeInstanceOf(InputError);
    expect(tf.memory().numTensors).toBe(numTensors);
  });

  test('a LayersModel for a fixed number of images', async () => {
    const own = tf.sequential({ layers: [tf.layers.flatten({ batchInputShape: [1, SIZE, SIZE, 3] }), tf.layers.dense({ units: 2 })] });
    await expect(load(await filesOfLayersModel(own))).rejects.toThrow('its input is [1, 6, 6, 3]; must be [?, 6, 6, 3], any number of images');
  });
});
