/** Weights: safetensors files, networks, checkpoints and models of TensorFlow.js, whole and such as damage or malice make. */
import { filesOfLayersModel, tinyGraphModel, tinyLayersModel } from '../../../src/engine/testing/tiny-models.ts';
import { writeCheckpoint } from '../../../src/formats/checkpoint-file.ts';
import { writeNetwork } from '../../../src/formats/network-file.ts';
import { readSafetensors, writeSafetensors, type Tensor } from '../../../src/formats/safetensors.ts';
import { randomStream } from '../../../src/lib/random.ts';
import { initializeWeights } from '../../../src/sws/learngene.ts';
import { modelImageSize } from '../weight-parsers.ts';
import type { Case } from './case.ts';
import { results } from './document-cases.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A file with this header and so many zeros behind it. */
function headed(header: object | string, dataBytes: number): Bytes {
  const json = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const file = new Uint8Array(8 + json.length + dataBytes);
  new DataView(file.buffer).setBigUint64(0, BigInt(json.length), true);
  file.set(json, 8);
  return file;
}
const u8 = (start: number, end: number): object => ({ dtype: 'U8', shape: [end - start], data_offsets: [start, end] });

const shape = { imageSize: 8, patchSize: 4, channels: 1, dim: 4, heads: 2, mlpRatio: 1, classes: 2 };
const weights = initializeWeights(shape, 1, randomStream(0, 'corpus'));
const network = writeNetwork(weights, { kind: 'learngene', shape, depth: 1, stageLayout: [3], classNames: ['disc', 'ring'], mean: [0.5], std: [0.25] });
/** The network with other tensors or metadata. */
function networkWith(change: (tensors: Map<string, Tensor>) => void, metadata: Readonly<Record<string, string>> = {}): Bytes {
  const file = readSafetensors(network);
  const tensors = new Map(file.tensors);
  change(tensors);
  return writeSafetensors(tensors, { ...file.metadata, ...metadata });
}
const f32 = (...values: number[]): Tensor => ({ dtype: 'F32', shape: [values.length], data: Float32Array.from(values) });

const numbers = Float32Array.of(1, 2, 3);
const checkpoint = writeCheckpoint({
  results: { ...results, complete: false }, finishedSeeds: 0, ancestorFiles: [{ name: 'vit.safetensors', bytes: 10 }], learngene: new Map([['norm.weight', numbers]]),
  origin: { name: 'quiet-otter-1', ordinal: '1', engine: 'auto', files: '', targetFiles: '' },
  stages: [{
    key: '0/learngene', state: 'training', step: 3, work: 100,
    networks: [
      { name: 'aux-net', step: 3, firstLoss: 2.3, failed: false, values: { parameters: numbers, moments: { first: numbers, second: numbers } } },
      { name: 'vanilla-net', step: 2, firstLoss: undefined, failed: true },
    ],
  }],
});
/** The checkpoint with another of its tensors, or another text in its header. */
function checkpointWith(change: (tensors: Map<string, Tensor>) => void, edit: (text: string) => string = (text) => text): Bytes {
  const file = readSafetensors(checkpoint);
  const tensors = new Map(file.tensors);
  change(tensors);
  return writeSafetensors(tensors, { checkpoint: edit(file.metadata['checkpoint'] ?? '') });
}
const nothing = (): void => undefined;

const layers = (await filesOfLayersModel(tinyLayersModel(modelImageSize, 3))).get('model.json') ?? new Uint8Array();
const graph = tinyGraphModel(modelImageSize).get('model.json') ?? new Uint8Array();
const layersText = new TextDecoder().decode(layers);
/** The model with one thing written otherwise. */
function layersWith(pattern: string | RegExp, replacement: string): string {
  const changed = layersText.replace(pattern, replacement);
  if (changed === layersText) throw new Error(`the model has no ${String(pattern)}`);
  return changed;
}

export const weightCases: readonly Case[] = [
  { file: 'whole.tensors', parser: 'safetensors', bytes: writeSafetensors([['a', f32(1, 2)], ['b', { dtype: 'U8', shape: [3], data: Uint8Array.of(1, 2, 3) }]], { k: 'v' }), outcome: 'opens' },
  { file: 'twice.tensors', parser: 'safetensors', bytes: headed('{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"\\u0061":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}', 1), outcome: 'tensor a: is described twice in the header' },
  { file: 'overlapping.tensors', parser: 'safetensors', bytes: headed({ a: u8(0, 2), b: u8(1, 3) }, 3), outcome: 'tensor b: starts at byte 1; must follow the one before it at 2' },
  { file: 'hole.tensors', parser: 'safetensors', bytes: headed({ a: u8(0, 1), b: u8(2, 3) }, 3), outcome: 'tensor b: starts at byte 2; must follow the one before it at 1' },
  { file: 'overflow.tensors', parser: 'safetensors', bytes: headed({ a: { dtype: 'F64', shape: [2 ** 40, 2 ** 40, 0], data_offsets: [0, 0] } }, 0), outcome: 'its extents multiply to more than any file holds' },
  { file: 'offset-beyond-numbers.tensors', parser: 'safetensors', bytes: headed('{"a":{"dtype":"U8","shape":[1],"data_offsets":[9007199254740993,9007199254740994]}}', 1), outcome: 'must be two whole numbers' },
  { file: 'long-name.tensors', parser: 'safetensors', bytes: headed({ ['n'.repeat(2000)]: u8(0, 1) }, 1), outcome: 'its name has 2000 characters; must have at most 1000' },
  { file: 'many-dimensions.tensors', parser: 'safetensors', bytes: headed({ a: { dtype: 'U8', shape: Array.from({ length: 500 }, () => 1), data_offsets: [0, 1] } }, 1), outcome: 'has 500 dimensions; must have at most 32' },
  { file: 'deep.tensors', parser: 'safetensors', bytes: headed(`{"a":${'['.repeat(200)}${']'.repeat(200)}}`, 0), outcome: 'header: has lists within lists' },
  { file: 'header-in-utf-16.tensors', parser: 'safetensors', bytes: headed('', 0).with(0, 0), outcome: 'header: is not JSON text' },
  { file: 'proto.tensors', parser: 'safetensors', bytes: headed(`{"__proto__":${JSON.stringify(u8(0, 1))}}`, 1), outcome: 'opens' },

  { file: 'whole.network', parser: 'network', bytes: network, outcome: 'opens' },
  { file: 'not-a-number.network', parser: 'network', bytes: networkWith((tensors) => void tensors.set('head.bias', f32(0, NaN))), outcome: 'tensor head.bias: value 1 is NaN; give weights of a training that did not diverge' },
  { file: 'infinite-half.network', parser: 'network', bytes: networkWith((tensors) => void tensors.set('norm.bias', { dtype: 'F16', shape: [4], data: Uint16Array.of(0, 0x7c00, 0, 0) })), outcome: 'tensor norm.bias: value 1 is Infinity' },
  { file: 'double-beyond-float.network', parser: 'network', bytes: networkWith((tensors) => void tensors.set('norm.bias', { dtype: 'F64', shape: [4], data: Float64Array.of(0, 0, 1e300, 0) })), outcome: 'tensor norm.bias: value 2 is Infinity' },
  { file: 'block-of-billions.network', parser: 'network', bytes: networkWith((tensors) => void tensors.set('blocks.4000000000.norm1.weight', f32(1, 1, 1, 1))), outcome: 'metadata layout 3: has 1 stages, and the file 2 blocks' },
  { file: 'heads-beyond-width.network', parser: 'network', bytes: networkWith(nothing, { heads: '1e300' }), outcome: 'metadata heads 1e+300: must be a whole number of at least 1' },
  { file: 'layout-of-a-book.network', parser: 'network', bytes: networkWith(nothing, { layout: '1,'.repeat(5000) }), outcome: 'metadata layout of 10000 characters: must have at most 4000' },
  { file: 'names-are-objects.network', parser: 'network', bytes: networkWith(nothing, { classNames: '[{"toString":1},"b"]' }), outcome: 'metadata classNames[0] {"toString":1}: must be a text' },

  { file: 'whole.checkpoint', parser: 'checkpoint', bytes: checkpoint, outcome: 'opens' },
  { file: 'tensor-of-nobody.checkpoint', parser: 'checkpoint', bytes: checkpointWith((tensors) => void tensors.set('stages/7/0/parameters', f32(1))), outcome: 'tensor stages/7/0/parameters: no network of the checkpoint names it' },
  { file: 'moments-too-short.checkpoint', parser: 'checkpoint', bytes: checkpointWith((tensors) => void tensors.set('stages/0/0/second', f32(1))), outcome: 'stages[0].networks[0]: its second moments are 1 numbers, its parameters 3' },
  { file: 'missing-parameters.checkpoint', parser: 'checkpoint', bytes: checkpointWith((tensors) => void tensors.delete('stages/0/0/parameters')), outcome: 'tensor stages/0/0/parameters: not in the file' },
  { file: 'version-of-tomorrow.checkpoint', parser: 'checkpoint', bytes: checkpointWith(nothing, (text) => text.replace('"version":1', '"version":2')), outcome: 'version 2: must be "learngene-checkpoint" version 1; go on with the program that wrote it' },
  { file: 'proto.checkpoint', parser: 'checkpoint', bytes: checkpointWith(nothing, (text) => text.replace('"origin":{', '"origin":{"__proto__":"x",')), outcome: 'opens' },
  { file: 'no-header.checkpoint', parser: 'checkpoint', bytes: writeSafetensors([['results', f32(1)]]), outcome: 'checkpoint undefined version undefined: must be "learngene-checkpoint" version 1' },

  { file: 'layers.model.json', parser: 'tfjs model', bytes: layers, outcome: 'opens' },
  { file: 'graph.model.json', parser: 'tfjs model', bytes: graph, outcome: 'opens' },
  { file: 'class-of-prototypes.model.json', parser: 'tfjs model', bytes: layersWith('"GlobalAveragePooling2D"', '"constructor"'), outcome: 'model.json: TensorFlow.js cannot build the model' },
  { file: 'proto.model.json', parser: 'tfjs model', bytes: layersWith('"units":', '"__proto__":{"polluted":1},"units":'), outcome: 'opens' },
  { file: 'deviation-of-no-number.model.json', parser: 'tfjs model', bytes: layersWith('"VarianceScaling","config":{"scale":1', '"VarianceScaling","config":{"scale":{}'), outcome: 'opens' },
  { file: 'units-infinite.model.json', parser: 'tfjs model', bytes: layersWith(/"units":\d+/, '"units":1e999'), outcome: 'model.json: TensorFlow.js cannot build the model' },
  { file: 'deep.model.json', parser: 'tfjs model', bytes: layersWith('"modelTopology":', `"modelTopology":${'{"a":'.repeat(200)}1${'}'.repeat(200)},"b":`), outcome: 'levels deep; at most 100 are read' },
  { file: 'weights-of-petabytes.model.json', parser: 'tfjs model', bytes: layersWith(/"shape":\[\d+/, '"shape":[9007199254740991'), outcome: 'its weights take' },
  { file: 'web-page.model.json', parser: 'tfjs model', bytes: '<!doctype html><title>Not found</title>', outcome: 'is a web page instead of a model.json' },
];
