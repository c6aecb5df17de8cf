/**
 * A person's own TensorFlow.js model, LayersModel or GraphModel, as a function from pixels to outputs. It runs on the
 * backend of a tfjs engine, or on the device of our webgpu engine; beside any other engine on a backend of its own.
 */
import * as tf from '@tensorflow/tfjs';
import { at, InputError, messageOf } from '../../lib/errors.ts';
import { formatBytes } from '../../lib/format.ts';
import { parseModelJson, type ModelJson, type WeightGroup } from './model-json.ts';
import { startBackend } from './tfjs-backend.ts';
import { knownDevice } from './tfjs-host.ts';

/** Where the files of a model lie; both readers throw an InputError for what is missing or larger than `most` bytes. */
export interface TfjsModelFiles {
  /** Of `model.json`, for messages: a file name or an address. */
  readonly name: string;
  readMain(most: number): Promise<Uint8Array<ArrayBuffer>>;
  /** A weight file by its path relative to `model.json`. */
  readBeside(path: string, most: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Throws an InputError unless all weight files, in the order of `model.json`, are those that were meant. */
  readonly checkWeights?: (weights: readonly ArrayBuffer[]) => Promise<void>;
}

export interface TfjsModelOptions {
  /** Name of the engine that trains beside it; its backend is left alone. */
  readonly engine: string;
  /** Images are [imageSize, imageSize, channels]. */
  readonly imageSize: number;
  readonly channels: number;
}

export interface TfjsModel {
  /** Outputs of an image. */
  readonly classes: number;
  /** Outputs [count, classes] of pixels [count, imageSize, imageSize, channels]. Leaves no tensor behind. */
  predict(pixels: Float32Array, count: number): Promise<Float32Array>;
  dispose(): void;
}

/** Bytes of a `model.json`, and of all weights: several times LeViT-384's. */
const MOST_JSON = 64e6;
const MOST_WEIGHTS = 1e9;

/** Loads a model and tries it on a black image. Throws an InputError for whatever is no image classifier of this size. */
export async function loadTfjsModel(files: TfjsModelFiles, options: TfjsModelOptions): Promise<TfjsModel> {
  const model = parseModelJson(new TextDecoder().decode(await files.readMain(MOST_JSON)), files.name);
  const weights = await readWeights(files, model.groups);
  await ensureBackend(options.engine);
  const network = await build(files.name, model, weights);
  try {
    checkSignature(files.name, network, options);
    const run = runnerOf(network);
    const classes = await triedClasses(files.name, run, options);
    const shape = (count: number): [number, number, number, number] => [count, options.imageSize, options.imageSize, options.channels];
    return { classes, predict: (pixels, count) => run(pixels, shape(count)).then(({ values }) => values), dispose: () => network.dispose() };
  } catch (thrown) {
    network.dispose();
    throw thrown;
  }
}

/** The bytes of all weights in order, each group checked against what the manifest says of it. */
async function readWeights(files: TfjsModelFiles, groups: readonly WeightGroup[]): Promise<ArrayBuffer[]> {
  const told = groups.reduce((sum, { bytes = 0 }) => sum + bytes, 0);
  if (told > MOST_WEIGHTS) tooLarge(files.name, told);
  let left = MOST_WEIGHTS;
  const parts: ArrayBuffer[] = [];
  for (const { paths, bytes } of groups) {
    let read = 0;
    for (const path of paths) {
      const part = await files.readBeside(path, left);
      parts.push(part.buffer.slice(part.byteOffset, part.byteOffset + part.byteLength));
      read += part.byteLength;
      left -= part.byteLength;
    }
    if (bytes === undefined || bytes === read) continue;
    throw new InputError('ancestor', `${paths.join(', ')}: ${read} bytes instead of the ${bytes} that ${files.name} tells; give the weight files of this model, whole`);
  }
  await files.checkWeights?.(parts);
  return parts;
}

function tooLarge(name: string, bytes: number): never {
  throw new InputError('ancestor', `${name}: its weights take ${formatBytes(bytes)}, more than ${formatBytes(MOST_WEIGHTS)}; choose a smaller model`);
}

/** Our webgpu engine's device beside that engine; beside another that does not use tfjs WebAssembly, else plain JavaScript. */
async function ensureBackend(engine: string): Promise<void> {
  if (engine === 'tfjs') return;
  const gpu = knownDevice();
  if (engine === 'webgpu' && gpu) {
    const { useDeviceInTfjs } = await import('./shared-device.ts');
    await useDeviceInTfjs(gpu);
    return;
  }
  if ((await startBackend('wasm')) === undefined) return;
  const problem = await startBackend('cpu');
  if (problem !== undefined) throw new InputError('ancestor', `TensorFlow.js: can be started neither on wasm nor on cpu (${problem}); choose another ancestor`);
}

type Network = tf.LayersModel | tf.GraphModel;

async function build(name: string, { kind, json }: ModelJson, weightData: ArrayBuffer[]): Promise<Network> {
  const { trainingConfig: _, ...untrained } = json; // what it was trained with is of no use here
  try {
    const artifacts = await tf.io.getModelArtifactsForJSON(untrained, (manifest) => Promise.resolve([tf.io.getWeightSpecs(manifest), weightData]));
    const handler = tf.io.fromMemory(artifacts);
    return await (kind === 'layers' ? tf.loadLayersModel(handler) : tf.loadGraphModel(handler));
  } catch (thrown) {
    throw new InputError('ancestor', `${name}: TensorFlow.js cannot build the model (${messageOf(thrown)}); export it again, with layers and ops that TensorFlow.js has`);
  }
}

/** Refuses a model by what it says of its input, before it is run; a graph may say nothing, and −1 or null is any size. */
function checkSignature(name: string, network: Network, { imageSize, channels }: TfjsModelOptions): void {
  const { inputs } = network;
  if (inputs.length !== 1) throw new InputError('ancestor', `${name}: has ${inputs.length} inputs; must have one, images`);
  const shape = inputs[0]?.shape ?? [];
  if (shape.length === 0) return;
  const fits = [-1, imageSize, imageSize, channels].every((size, i) => {
    const given = shape[i];
    return given === null || given === -1 || given === size;
  });
  if (shape.length === 4 && fits) return;
  const shown = shape.map((size) => (size === null || size === -1 ? '?' : size)).join(', ');
  throw new InputError('ancestor', `${name}: its input is [${shown}]; must be [?, ${imageSize}, ${imageSize}, ${channels}], any number of images, their height, width and channels; correct the ancestor image size, or export the model so`);
}

type Run = (pixels: Float32Array, shape: [number, number, number, number]) => Promise<{ readonly values: Float32Array; readonly shape: readonly number[] }>;

/** How the network is run: a graph with control flow runs only asynchronously, which it says when it is first tried. */
function runnerOf(network: Network): Run {
  let asynchronous = false;
  const execute = async (x: tf.Tensor): Promise<tf.Tensor> => {
    if (!(network instanceof tf.GraphModel)) return single(network.predict(x, { batchSize: x.shape[0] ?? 1 }));
    if (asynchronous) return single(await network.predictAsync(x));
    try {
      return single(network.predict(x));
    } catch (thrown) {
      if (!messageOf(thrown).includes('executeAsync')) throw thrown;
      asynchronous = true;
      return single(await network.predictAsync(x));
    }
  };
  return async (pixels, shape) => {
    const x = tf.tensor4d(pixels, shape);
    try {
      const y = await execute(x);
      const values = await y.data().finally(() => y.dispose());
      return { values: Float32Array.from(values), shape: y.shape };
    } finally {
      x.dispose();
    }
  };
}

/** The one output of a network. */
function single(outputs: tf.Tensor | tf.Tensor[] | tf.NamedTensorMap): tf.Tensor {
  if (outputs instanceof tf.Tensor) return outputs;
  const all = Object.values(outputs);
  if (all.length === 1) return at(all, 0);
  tf.dispose(all);
  throw new Error(`it has ${all.length} outputs instead of one`);
}

/** Outputs of each image, found by running a black one. */
async function triedClasses(name: string, run: Run, { imageSize, channels }: TfjsModelOptions): Promise<number> {
  const black = new Float32Array(imageSize ** 2 * channels);
  const { shape } = await run(black, [1, imageSize, imageSize, channels]).catch((thrown: unknown) => {
    throw new InputError('ancestor', `${name}: cannot be run on an image of ${imageSize} × ${imageSize} × ${channels} on tfjs ${tf.getBackend()} (${messageOf(thrown)}); correct the ancestor image size, or choose another model`);
  });
  const [images, classes = 0] = shape;
  if (shape.length === 2 && images === 1 && classes > 1) return classes;
  throw new InputError('ancestor', `${name}: gives [${shape.join(', ')}] for one image; must be [1, classes], one number a class and at least two; choose a classifier`);
}
