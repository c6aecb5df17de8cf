import * as fc from 'fast-check';
import { InputError } from '../../lib/errors.ts';
import type { Collection } from '../collection.ts';
import { splitImages } from '../collection-dataset.ts';
import { pictureOf } from './picture-of.ts';

/** Copies of a file with a few bytes changed, and perhaps cut short: what damage on the way makes of it. */
export function damaged(file: Uint8Array<ArrayBuffer>): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const change = fc.tuple(fc.nat(file.length - 1), fc.nat(255));
  return fc
    .tuple(fc.array(change, { maxLength: 4 }), fc.oneof(fc.constant(file.length), fc.nat(file.length)))
    .map(([changes, length]) => {
      const copy = file.slice();
      for (const [at, value] of changes) copy[at] = value;
      return copy.slice(0, length);
    });
}

/** Reads a collection to its last image; whatever is wrong with it must be told by an InputError. */
export async function readOrRefuse(open: () => Promise<Collection>): Promise<'read' | 'refused'> {
  try {
    const { train, validation } = splitImages(await open(), 0.2, 0);
    for (const image of [...train, ...validation]) await pictureOf(image);
    return 'read';
  } catch (error) {
    if (error instanceof InputError) return 'refused';
    throw error;
  }
}
