/**
 * The safetensors format (huggingface/safetensors, format.md): a little-endian u64 header length, a JSON
 * header of names, dtypes, shapes and byte offsets, then the bytes of all tensors without gaps. Files come
 * from strangers, so everything the header says is checked before a byte is interpreted.
 */
import { InputError, invariant, quoted } from '../lib/errors.ts';
import { isObject } from '../lib/is-object.ts';
import { shown } from './check.ts';
import { nestingOf, repeatedKey } from './json-scan.ts';

/** Element types and the array that holds them. F16 and BF16 are given as their raw 16 bits. */
const arrayTypes = {
  F64: Float64Array,
  I64: BigInt64Array,
  U64: BigUint64Array,
  F32: Float32Array,
  I32: Int32Array,
  U32: Uint32Array,
  F16: Uint16Array,
  BF16: Uint16Array,
  I16: Int16Array,
  U16: Uint16Array,
  I8: Int8Array,
  U8: Uint8Array,
  BOOL: Uint8Array,
} as const;

export type Dtype = keyof typeof arrayTypes;
/** The array of a dtype, on whatever buffer. */
export type TensorData<D extends Dtype = Dtype> = (typeof arrayTypes)[D]['prototype'];

/** One tensor, row-major; `data` has as many elements as `shape` says. */
export interface Tensor<D extends Dtype = Dtype> {
  readonly dtype: D;
  readonly shape: readonly number[];
  readonly data: TensorData<D>;
}

export interface SafetensorsFile {
  readonly metadata: Readonly<Record<string, string>>;
  /** In the order in which the tensors lie in the file. */
  readonly tensors: ReadonlyMap<string, Tensor>;
}

interface Entry {
  readonly name: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly start: number;
  readonly end: number;
}

const HEADER_LIMIT = 100_000_000; // bytes, the reference implementation's own limit
const METADATA = '__metadata__';
/** Above what any model has: the largest of today have some ten thousand tensors, names of 100 characters, 5 dimensions. */
const MOST = { tensors: 1_000_000, nameLength: 1000, dimensions: 32 };
/** The header, an entry, its lists. */
const LEVELS = 3;

/**
 * Reads a whole file. Arrays are views of `bytes` where alignment allows it, else copies.
 * Throws an InputError naming the tensor for any header that does not describe the file exactly.
 */
export function readSafetensors(bytes: Uint8Array): SafetensorsFile {
  const { header, dataStart } = readHeader(bytes);
  const described = Object.entries(header).filter(([name]) => name !== METADATA);
  if (described.length > MOST.tensors) {
    throw new InputError('header', `header of ${described.length} tensors: at most ${MOST.tensors} are read; give a file of fewer`);
  }
  const entries = described
    .map(([name, value]) => checkEntry(name, value))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  checkCoverage(entries, bytes.byteLength - dataStart);
  const tensors = new Map<string, Tensor>();
  for (const entry of entries) tensors.set(entry.name, tensorOf(entry, bytes, dataStart));
  return { metadata: checkMetadata(Object.hasOwn(header, METADATA) ? header[METADATA] : {}), tensors };
}

/** The tensor of that name and element type; throws an InputError when it is missing or of another type. */
export function tensorNamed<D extends Dtype>(file: SafetensorsFile, name: string, ...dtypes: readonly D[]): Tensor<D> {
  const tensor = file.tensors.get(name);
  if (!tensor) {
    throw new InputError(name, `tensor ${name}: not in the file, which holds ${listNames(file.tensors)}`);
  }
  if (!(dtypes as readonly Dtype[]).includes(tensor.dtype)) {
    throw new InputError(name, `tensor ${name}: is ${tensor.dtype}; must be ${dtypes.join(' or ')}`);
  }
  return tensor as Tensor<D>;
}

/**
 * The bytes of a file with these tensors: larger element types first, then by name, so that every tensor is
 * aligned to its element size and the same tensors give the same bytes.
 */
export function writeSafetensors(
  tensors: Iterable<readonly [string, Tensor]>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  const sorted = [...tensors].sort(([nameA, a], [nameB, b]) => elementBytes(b) - elementBytes(a) || compare(nameA, nameB));
  const names = Object.keys(metadata).sort(compare);
  const header: [string, unknown][] =
    names.length > 0 ? [[METADATA, Object.fromEntries(names.map((name) => [name, metadata[name]]))]] : [];
  let end = 0;
  for (const [name, { dtype, shape, data }] of sorted) {
    invariant(data.length === sizeOf(shape), `tensor ${name} has ${data.length} elements, its shape ${shape.join(' × ')}`);
    const start = end;
    end += data.byteLength;
    header.push([name, { dtype, shape, data_offsets: [start, end] }]);
  }
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)));
  const headerBytes = Math.ceil(json.length / 8) * 8;
  return joinFile(json, headerBytes, sorted.map(([, tensor]) => tensor.data), end);
}

function joinFile(json: Uint8Array, headerBytes: number, arrays: readonly TensorData[], dataBytes: number): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(8 + headerBytes + dataBytes);
  new DataView(file.buffer).setBigUint64(0, BigInt(headerBytes), true);
  file.set(json, 8);
  file.fill(0x20, 8 + json.length, 8 + headerBytes); // the format pads headers with spaces
  let offset = 8 + headerBytes;
  for (const array of arrays) {
    file.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), offset);
    offset += array.byteLength;
  }
  return file;
}

function readHeader(bytes: Uint8Array): { header: Record<string, unknown>; dataStart: number } {
  const notOne = 'is this a safetensors file, and whole?';
  if (bytes.byteLength < 8) throw new InputError('header', `file of ${bytes.byteLength} bytes: has no header; ${notOne}`);
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true));
  if (length > HEADER_LIMIT || 8 + length > bytes.byteLength) {
    throw new InputError('header', `header of ${length} bytes: does not fit a file of ${bytes.byteLength} bytes; ${notOne}`);
  }
  const text = headerText(bytes.subarray(8, 8 + length));
  const header = parseJson(text);
  if (!isObject(header)) throw new InputError('header', `header: is not a JSON object; ${notOne}`);
  const repeated = repeatedKey(text);
  if (repeated !== undefined) throw new InputError(quoted(repeated), `tensor ${quoted(repeated)}: is described twice in the header; write the file anew`);
  return { header, dataStart: 8 + length };
}

function headerText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw notJson();
  }
}

function parseJson(text: string): unknown {
  if (nestingOf(text) > LEVELS) throw new InputError('header', 'header: has lists within lists, where only names, types, shapes and offsets belong; is this a safetensors file?');
  try {
    return JSON.parse(text);
  } catch {
    throw notJson();
  }
}

function notJson(): InputError {
  return new InputError('header', 'header: is not JSON text; is this a safetensors file, and whole?');
}

function checkEntry(name: string, value: unknown): Entry {
  if (name.length > MOST.nameLength) throw new InputError('header', `tensor ${quoted(name)}: its name has ${name.length} characters; must have at most ${MOST.nameLength}`);
  if (!isObject(value)) throw new InputError(name, `tensor ${name}: its header entry is not an object`);
  const { dtype, shape, data_offsets: offsets } = value;
  if (typeof dtype !== 'string' || !Object.hasOwn(arrayTypes, dtype)) {
    throw new InputError(name, `tensor ${name}: dtype ${shown(dtype)}; must be one of ${Object.keys(arrayTypes).join(', ')}`);
  }
  if (!isNaturals(shape)) throw new InputError(name, `tensor ${name}: shape ${shown(shape)}; must be a list of whole numbers`);
  if (shape.length > MOST.dimensions) throw new InputError(name, `tensor ${name}: has ${shape.length} dimensions; must have at most ${MOST.dimensions}`);
  if (!isNaturals(offsets) || offsets.length !== 2) {
    throw new InputError(name, `tensor ${name}: data_offsets ${shown(offsets)}; must be two whole numbers`);
  }
  const [start = 0, end = 0] = offsets;
  const needed = bytesOf(name, shape, arrayTypes[dtype as Dtype].BYTES_PER_ELEMENT);
  if (end - start !== needed) {
    throw new InputError(name, `tensor ${name}: ${end - start} bytes; ${dtype} of shape ${shape.join(' × ')} needs ${needed}`);
  }
  return { name, dtype: dtype as Dtype, shape, start, end };
}

/** Bytes of a tensor. Every product on the way is exact: even before an extent of 0, none may be beyond whole numbers. */
function bytesOf(name: string, shape: readonly number[], elementSize: number): number {
  return shape.reduce((bytes, extent) => {
    if (Number.isSafeInteger(bytes * extent)) return bytes * extent;
    throw new InputError(name, `tensor ${name}: shape ${shape.join(' × ')}; its extents multiply to more than any file holds`);
  }, elementSize);
}

/** Tensors, sorted by offset, must cover the data exactly: no hole, no overlap, nothing behind them. */
function checkCoverage(entries: readonly Entry[], dataBytes: number): void {
  let end = 0;
  for (const entry of entries) {
    if (entry.start !== end) {
      throw new InputError(entry.name, `tensor ${entry.name}: starts at byte ${entry.start}; must follow the one before it at ${end}`);
    }
    end = entry.end;
  }
  if (end !== dataBytes) {
    throw new InputError('header', `file with ${dataBytes} bytes of data: its tensors take ${end}; is it whole?`);
  }
}

function tensorOf({ dtype, shape, start, end }: Entry, bytes: Uint8Array, dataStart: number): Tensor {
  const type = arrayTypes[dtype];
  const from = bytes.byteOffset + dataStart + start;
  const length = (end - start) / type.BYTES_PER_ELEMENT;
  if (from % type.BYTES_PER_ELEMENT === 0) return { dtype, shape, data: new type(bytes.buffer as ArrayBuffer, from, length) };
  const copy = bytes.slice(dataStart + start, dataStart + end);
  return { dtype, shape, data: new type(copy.buffer, copy.byteOffset, length) };
}

function checkMetadata(value: unknown): Record<string, string> {
  if (!isObject(value)) throw new InputError(METADATA, `${METADATA}: is not an object of texts`);
  const entries = Object.entries(value).map(([name, text]): [string, string] => {
    if (typeof text !== 'string') throw new InputError(METADATA, `${METADATA}.${quoted(name)}: ${shown(text)}; must be a text`);
    return [name, text];
  });
  return Object.fromEntries(entries); // defines own properties, so a name such as __proto__ is only a name
}

function isNaturals(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && (item as number) >= 0);
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, extent) => size * extent, 1);
}

function elementBytes({ dtype }: Tensor): number {
  return arrayTypes[dtype].BYTES_PER_ELEMENT;
}

/** By UTF-16 code units: the same order in every locale. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function listNames(tensors: ReadonlyMap<string, Tensor>): string {
  const names = [...tensors.keys()];
  return names.length > 8 ? `${names.slice(0, 8).join(', ')} and ${names.length - 8} more` : names.join(', ') || 'none';
}
