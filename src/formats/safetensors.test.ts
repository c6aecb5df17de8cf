import { existsSync, readFileSync, readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../lib/errors.ts';
import { readSafetensors, tensorNamed, writeSafetensors } from './safetensors.ts';
import type { Tensor } from './safetensors.ts';

/** A file with this header text and so many bytes of data. */
function fileOf(header: string, dataBytes: number): Uint8Array {
  const json = new TextEncoder().encode(header);
  const file = new Uint8Array(8 + json.length + dataBytes);
  new DataView(file.buffer).setBigUint64(0, BigInt(json.length), true);
  file.set(json, 8);
  return file;
}

function thrownBy(act: () => unknown): unknown {
  try {
    act();
    return undefined;
  } catch (error) {
    return error;
  }
}

const entry = (dtype: string, shape: unknown, offsets: unknown): string =>
  JSON.stringify({ dtype, shape, data_offsets: offsets });

describe('writing and reading safetensors', () => {
  it('gives back names, types, shapes, values and metadata', () => {
    const tensors: [string, Tensor][] = [
      ['bytes', { dtype: 'U8', shape: [3], data: Uint8Array.of(1, 2, 255) }],
      ['weights', { dtype: 'F32', shape: [2, 1], data: Float32Array.of(0.5, -1) }],
      ['exact', { dtype: 'F64', shape: [], data: Float64Array.of(Math.PI) }],
      ['long', { dtype: 'I64', shape: [1], data: BigInt64Array.of(-5n) }],
      ['none', { dtype: 'BOOL', shape: [0, 4], data: new Uint8Array(0) }],
    ];
    const { tensors: read, metadata } = readSafetensors(writeSafetensors(tensors, { layout: '2,2' }));
    expect(metadata).toEqual({ layout: '2,2' });
    expect(read.size).toBe(5);
    for (const [name, tensor] of tensors) expect(read.get(name)).toEqual(tensor);
  });

  it('writes the same bytes whatever the order of tensors and metadata', () => {
    const a: [string, Tensor] = ['a', { dtype: 'U8', shape: [1], data: Uint8Array.of(7) }];
    const b: [string, Tensor] = ['b', { dtype: 'F32', shape: [1], data: Float32Array.of(7) }];
    expect(writeSafetensors([a, b], { x: '1', y: '2' })).toEqual(writeSafetensors([b, a], { y: '2', x: '1' }));
  });

  it('starts the data at a multiple of 8 bytes, as the reference implementation does', () => {
    const file = writeSafetensors([['a', { dtype: 'U8', shape: [1], data: Uint8Array.of(7) }]]);
    expect(new DataView(file.buffer).getBigUint64(0, true) % 8n).toBe(0n);
  });

  it('reads a file that lies at an odd place in its buffer', () => {
    const file = writeSafetensors([['a', { dtype: 'F32', shape: [2], data: Float32Array.of(1, 2) }]]);
    const shifted = new Uint8Array(file.length + 1);
    shifted.set(file, 1);
    expect(tensorNamed(readSafetensors(shifted.subarray(1)), 'a', 'F32').data).toEqual(Float32Array.of(1, 2));
  });

  it('treats names such as __proto__ as mere names', () => {
    const file = fileOf(`{"__metadata__":{"__proto__":"x"},"__proto__":${entry('U8', [1], [0, 1])}}`, 1);
    const { metadata, tensors } = readSafetensors(file);
    expect(tensors.has('__proto__')).toBe(true);
    expect(Object.getPrototypeOf(metadata)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

describe('a damaged or hostile file', () => {
  it.each([
    ['cut before the header length', new Uint8Array(5), /5 bytes/],
    ['a header longer than the file', fileOf('{}', 0).fill(255, 0, 2), /does not fit/],
    ['a header beyond 100 MB', fileOf('{}', 0).fill(255, 0, 8), /does not fit/],
    ['a header that is not JSON', fileOf('{"a"', 0), /not JSON/],
    ['a header that is a list', fileOf('[]', 0), /not a JSON object/],
    ['an unknown dtype', fileOf(`{"a":${entry('F8', [1], [0, 1])}}`, 1), /dtype "F8"/],
    ['a dtype taken from Object.prototype', fileOf(`{"a":${entry('toString', [1], [0, 1])}}`, 1), /dtype "toString"/],
    ['a negative extent', fileOf(`{"a":${entry('U8', [-1], [0, 1])}}`, 1), /shape \[-1\]/],
    ['offsets that are no numbers', fileOf(`{"a":${entry('U8', [1], ['0', 1])}}`, 1), /data_offsets/],
    ['a shape that needs other bytes', fileOf(`{"a":${entry('F32', [2], [0, 4])}}`, 4), /4 bytes; F32 of shape 2 needs 8/],
    ['a shape whose size overflows', fileOf(`{"a":${entry('U8', [2 ** 40, 2 ** 40], [0, 1])}}`, 1), /multiply to more than any file holds/],
    ['a shape whose size overflows before an extent of nothing', fileOf(`{"a":${entry('F64', [2 ** 40, 2 ** 40, 0], [0, 0])}}`, 0), /multiply to more/],
    ['a tensor described twice', fileOf(`{"a":${entry('U8', [1], [0, 1])},"a":${entry('U8', [1], [0, 1])}}`, 1), /tensor a: is described twice/],
    ['a tensor described twice, once by an escape', fileOf(`{"a":${entry('U8', [1], [0, 1])},"\\u0061":${entry('U8', [1], [0, 1])}}`, 1), /tensor a: is described twice/],
    ['metadata given twice', fileOf('{"__metadata__":{"a":"1"},"__metadata__":{}}', 0), /__metadata__: is described twice/],
    ['a name of 1001 characters', fileOf(`{"${'a'.repeat(1001)}":${entry('U8', [1], [0, 1])}}`, 1), /name has 1001 characters; must have at most 1000/],
    ['33 dimensions', fileOf(`{"a":${entry('U8', Array.from({ length: 33 }, () => 1), [0, 1])}}`, 1), /has 33 dimensions; must have at most 32/],
    ['lists so deep that showing them would overflow', fileOf(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 0), /lists within lists/],
    ['overlapping tensors', fileOf(`{"a":${entry('U8', [2], [0, 2])},"b":${entry('U8', [2], [1, 3])}}`, 3), /tensor b: starts at byte 1/],
    ['a hole between tensors', fileOf(`{"a":${entry('U8', [1], [0, 1])},"b":${entry('U8', [1], [2, 3])}}`, 3), /tensor b: starts at byte 2/],
    ['bytes behind the last tensor', fileOf(`{"a":${entry('U8', [1], [0, 1])}}`, 2), /2 bytes of data/],
    ['a file cut short', fileOf(`{"a":${entry('U8', [4], [0, 4])}}`, 3), /3 bytes of data/],
    ['metadata that is no text', fileOf('{"__metadata__":{"a":1}}', 0), /__metadata__\.a/],
  ])('is refused: %s', (_what, file, message) => {
    expect(() => readSafetensors(file)).toThrow(InputError);
    expect(() => readSafetensors(file)).toThrow(message);
  });

  it('never fails in any other way than with an InputError', () => {
    const whole = writeSafetensors([['a', { dtype: 'F32', shape: [2], data: Float32Array.of(1, 2) }]], { k: 'v' });
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), fc.nat(whole.length), (where, byte, length) => {
        const file = whole.slice(0, length);
        if (where < length) file[where] = byte;
        expect(thrownBy(() => readSafetensors(file))).toSatisfy((error) => error === undefined || error instanceof InputError);
      }),
    );
  });

  it('names the tensor that is missing or of another type', () => {
    const file = readSafetensors(writeSafetensors([['a', { dtype: 'U8', shape: [1], data: Uint8Array.of(7) }]]));
    expect(() => tensorNamed(file, 'b', 'U8')).toThrow('tensor b: not in the file, which holds a');
    expect(() => tensorNamed(file, 'a', 'F32', 'F64')).toThrow('tensor a: is U8; must be F32 or F64');
  });
});

const goldens = new URL('../../../shared/goldens/', import.meta.url);

describe.skipIf(!existsSync(goldens))('the reference files beside the repository', () => {
  it.each(existsSync(goldens) ? readdirSync(goldens).filter((file) => file.endsWith('.safetensors')) : [])('%s opens', (file) => {
    const { tensors, metadata } = readSafetensors(readFileSync(new URL(file, goldens)));
    expect(metadata.case).toBe(file.replace('.safetensors', ''));
    expect(tensors.size).toBeGreaterThan(0);
  });
});
