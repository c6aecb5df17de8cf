import { sha256 } from '../../formats/manifest.ts';
import type { OpenDatasetOptions } from '../dataset.ts';

/** All that decides the shards of a data set, down to their bits. */
export interface SetIdentity extends OpenDatasetOptions {
  readonly sources: readonly SourceVersion[];
}

export interface SourceVersion {
  /** Where it comes from: an address, or a path or file name. */
  readonly address: string;
  /** Which version of it: an ETag, a revision, or size and date. */
  readonly version: string;
}

/** To be raised whenever decoding, resizing, order or cutting into shards changes. */
const shardsVersion = 1;

/** The name of a set's folder: the SHA-256 of its identity, in whatever order its sources are given. */
export function keyOf({ sources, imageSize, validationFraction, seed }: SetIdentity): Promise<string> {
  const inOrder = sources.map(({ address, version }) => JSON.stringify([address, version])).sort();
  const canonical = JSON.stringify([shardsVersion, inOrder, imageSize, validationFraction, seed]);
  return sha256(new TextEncoder().encode(canonical));
}
