/** `model.json` of a TensorFlow.js model, from whoever made it: checked before a weight is read. */
import type { io } from '@tensorflow/tfjs';
import { boundedInteger, listOf, oneOf, parseJsonText, shown, textOf } from '../../formats/check.ts';
import { InputError } from '../../lib/errors.ts';
import { isObject } from '../../lib/is-object.ts';

/** Weight files that lie one after the other, as one run of bytes. */
export interface WeightGroup {
  /** Names relative to `model.json`. */
  readonly paths: readonly string[];
  /** Bytes of all its weights; undefined where texts are among them, whose length is not told. */
  readonly bytes: number | undefined;
}

export interface ModelJson {
  /** Which of TensorFlow.js's two kinds of model it is. */
  readonly kind: 'layers' | 'graph';
  readonly json: io.ModelJSON;
  readonly groups: readonly WeightGroup[];
}

const ELEMENT_BYTES = { float32: 4, int32: 4, bool: 1, complex64: 8, uint8: 1, uint16: 2, float16: 2 } as const;
const dtypes = ['float32', 'int32', 'bool', 'complex64', 'string'] as const;
const quantizedDtypes = ['uint8', 'uint16', 'float16'] as const;

/** Above what any model has. */
const MOST = { groups: 10_000, files: 100_000, weights: 100_000, dimensions: 32 };

type Keyed = Readonly<Record<string, unknown>>;

/** Reads the text of a `model.json`; throws an InputError whose message begins with `subject`. */
export function parseModelJson(text: string, subject: string): ModelJson {
  if (text.trimStart().startsWith('<')) {
    throw new InputError('ancestor', `${subject}: is a web page instead of a model.json; give the address or the file of the model itself`);
  }
  const json = parseJsonText(text, subject);
  if (!isObject(json) || !isObject(json['modelTopology'])) {
    throw new InputError('ancestor', `${subject}: has no modelTopology; give the model.json that TensorFlow.js saved or converted`);
  }
  const kind = kindOf(json, json['modelTopology'], subject);
  const groups = listOf(json['weightsManifest'], `${subject}: weightsManifest`, groupOf, { most: MOST.groups });
  return { kind, json: (kind === 'layers' ? withoutInitializers(json) : json) as io.ModelJSON, groups };
}

/** Every weight comes from the files, so none is drawn first: it costs time, and a truncated normal of a deviation that is no number is drawn for ever. */
function withoutInitializers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutInitializers);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) =>
    [key, /initializer$/i.test(key) && held !== null ? { class_name: 'Zeros', config: {} } : withoutInitializers(held)]));
}

/** By `format` where it is told, else by what a topology of Keras and one of TensorFlow have. */
function kindOf({ format }: Keyed, topology: Keyed, subject: string): ModelJson['kind'] {
  if (format === 'graph-model' || (format === undefined && Object.hasOwn(topology, 'node'))) return 'graph';
  if (format === 'layers-model' || (format === undefined && (Object.hasOwn(topology, 'model_config') || Object.hasOwn(topology, 'class_name')))) return 'layers';
  const told = format === undefined ? 'of no known format' : `of the format ${shown(format)}`;
  throw new InputError('ancestor', `${subject}: is ${told}; must be a layers-model or a graph-model of TensorFlow.js`);
}

function groupOf(value: unknown, path: string): WeightGroup {
  const group = objectOf(value, path);
  const sizes = listOf(group['weights'], `${path}.weights`, bytesOf, { most: MOST.weights });
  const bytes = sizes.reduce<number | undefined>((sum, size) => (sum === undefined || size === undefined ? undefined : sum + size), 0);
  return { paths: listOf(group['paths'], `${path}.paths`, textOf, { most: MOST.files }), bytes };
}

/** Bytes of one weight in its file. */
function bytesOf(value: unknown, path: string): number | undefined {
  const weight = objectOf(value, path);
  textOf(weight['name'], `${path}.name`);
  const elements = listOf(weight['shape'], `${path}.shape`, (size, at) => boundedInteger(size, at, 0), { most: MOST.dimensions }).reduce((a, b) => a * b, 1);
  const dtype = oneOf(weight['dtype'], `${path}.dtype`, dtypes);
  if (dtype === 'string') return undefined;
  if (weight['quantization'] === undefined) return elements * ELEMENT_BYTES[dtype];
  const quantization = objectOf(weight['quantization'], `${path}.quantization`);
  return elements * ELEMENT_BYTES[oneOf(quantization['dtype'], `${path}.quantization.dtype`, quantizedDtypes)];
}

function objectOf(value: unknown, path: string): Keyed {
  if (isObject(value)) return value;
  throw new InputError(path, `${path} ${shown(value)}: must be an object; give the whole, unchanged model.json`);
}
