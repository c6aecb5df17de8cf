/** Small TensorFlow.js models as files, for tests of imported ancestors. */
import * as tf from '@tensorflow/tfjs';

/** Files by name: `model.json`, and weight files beside it. */
export type ModelFileSet = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

export const bytesOfText = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** A LayersModel with a convolution and a head, drawn by a seed: [?, size, size, 3] → [?, classes]. */
export function tinyLayersModel(size: number, classes: number, activation: 'linear' | 'softmax' = 'linear'): tf.LayersModel {
  const kernelInitializer = tf.initializers.glorotNormal({ seed: 1 });
  const biasInitializer = tf.initializers.randomNormal({ seed: 2, stddev: 0.5 });
  return tf.sequential({
    layers: [
      tf.layers.conv2d({ inputShape: [size, size, 3], filters: 4, kernelSize: 3, activation: 'relu', kernelInitializer, biasInitializer }),
      tf.layers.globalAveragePooling2d({}),
      tf.layers.dense({ units: classes, activation, kernelInitializer, biasInitializer }),
    ],
  });
}

/** What a model says of such pixels, [count, size, size, 3], by tfjs's own way. */
export function predictionOf(model: tf.LayersModel, pixels: Float32Array): Promise<ArrayLike<number>> {
  const [, size = 0] = model.inputs[0]?.shape ?? [];
  const predicted = model.predict(tf.tensor(pixels, [pixels.length / ((size ?? 0) ** 2 * 3), size ?? 0, size ?? 0, 3]));
  return (predicted as tf.Tensor).data();
}

/** The files that tfjs saves of a LayersModel, its weights cut into two. */
export async function filesOfLayersModel(model: tf.LayersModel): Promise<ModelFileSet> {
  let artifacts: tf.io.ModelArtifacts | undefined;
  await model.save(tf.io.withSaveHandler((saved) => {
    artifacts = saved;
    return Promise.resolve({ modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(saved) });
  }));
  const { weightData, weightSpecs, ...rest } = artifacts ?? {};
  const weights = new Uint8Array(tf.io.concatenateArrayBuffers(weightData ?? []));
  const paths = ['group1-shard1of2.bin', 'group1-shard2of2.bin'];
  const json = { ...rest, weightsManifest: [{ paths, weights: weightSpecs }] };
  const half = Math.floor(weights.length / 2);
  return new Map([
    ['model.json', bytesOfText(JSON.stringify(json))],
    ['group1-shard1of2.bin', weights.slice(0, half)],
    ['group1-shard2of2.bin', weights.slice(half)],
  ]);
}

/** The weights of `tinyGraphModel`'s head, [3, 2]: class 0 likes red, class 1 green and blue. */
export const GRAPH_WEIGHTS = [2, -1, 0.5, 1, -0.25, 3] as const;

/** A GraphModel written by hand: the mean colour of an image times a matrix, [?, size, size, 3] → [?, 2]. */
export function tinyGraphModel(size: number): ModelFileSet {
  const shapeOf = (...sizes: number[]): object => ({ dim: sizes.map((each) => ({ size: String(each) })) });
  const type = (name: string): object => ({ type: name });
  const constant = (name: string, dtype: string, ...sizes: number[]): object => ({
    name, op: 'Const', attr: { dtype: type(dtype), value: { tensor: { dtype, tensorShape: shapeOf(...sizes) } } },
  });
  const node = [
    { name: 'images', op: 'Placeholder', attr: { dtype: type('DT_FLOAT'), shape: { shape: shapeOf(-1, size, size, 3) } } },
    constant('axes', 'DT_INT32', 2),
    constant('head', 'DT_FLOAT', 3, 2),
    { name: 'colour', op: 'Mean', input: ['images', 'axes'], attr: { keep_dims: { b: false }, T: type('DT_FLOAT'), Tidx: type('DT_INT32') } },
    { name: 'classes', op: 'MatMul', input: ['colour', 'head'], attr: { transpose_a: { b: false }, transpose_b: { b: false }, T: type('DT_FLOAT') } },
  ];
  const weights = [{ name: 'axes', shape: [2], dtype: 'int32' }, { name: 'head', shape: [3, 2], dtype: 'float32' }];
  const json = { format: 'graph-model', modelTopology: { node, library: {}, versions: {} }, weightsManifest: [{ paths: ['weights.bin'], weights }] };
  const bytes = new Uint8Array(8 + 4 * GRAPH_WEIGHTS.length);
  bytes.set(new Uint8Array(Int32Array.of(1, 2).buffer));
  bytes.set(new Uint8Array(Float32Array.from(GRAPH_WEIGHTS).buffer), 8);
  return new Map([['model.json', bytesOfText(JSON.stringify(json))], ['weights.bin', bytes]]);
}
