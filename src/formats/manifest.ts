/** `manifest.json` of a directory of image shards: what the data set is, and which files it must have. */
import { InputError } from '../lib/errors.ts';
import { boundedInteger, closedObject, listOf, numberIn, parseJsonText, shown, textOf } from './check.ts';

export interface ShardFile {
  /** Name within the directory. */
  readonly file: string;
  readonly count: number;
  readonly bytes: number;
  /** Of the whole file, 64 hexadecimal digits. */
  readonly sha256: string;
}

export interface Manifest {
  readonly format: 'learngene-shards';
  readonly version: 1;
  /** What made the shards, e.g. `shapes10 generator 1, seed 0`. */
  readonly source: string;
  readonly name: string;
  readonly classNames: readonly string[];
  readonly imageSize: number;
  readonly channels: number;
  /** Per channel, of values scaled to 0 … 1. */
  readonly mean: readonly number[];
  readonly std: readonly number[];
  readonly train: readonly ShardFile[];
  readonly validation: readonly ShardFile[];
}

const LIMITS = { classes: 65_536, imageSize: 4096, shards: 100_000, shardBytes: 2 ** 31 };

/** Reads a manifest strictly: unknown keys, wrong types and impossible values are InputErrors that name them. */
export function parseManifest(text: string): Manifest {
  const value = closedObject(parseJsonText(text, 'manifest.json'), '', [
    'format', 'version', 'source', 'name', 'classNames', 'imageSize', 'channels', 'mean', 'std', 'train', 'validation',
  ]);
  if (value.format !== 'learngene-shards' || value.version !== 1) {
    throw new InputError('format', `format ${shown(value.format)} version ${shown(value.version)}: must be "learngene-shards" version 1`);
  }
  const channels = boundedInteger(value.channels, 'channels', 1, 4);
  const manifest: Manifest = {
    format: 'learngene-shards',
    version: 1,
    source: textOf(value.source, 'source'),
    name: textOf(value.name, 'name'),
    classNames: listOf(value.classNames, 'classNames', textOf, { least: 2, most: LIMITS.classes }),
    imageSize: boundedInteger(value.imageSize, 'imageSize', 1, LIMITS.imageSize),
    channels,
    mean: listOf(value.mean, 'mean', (item, path) => numberIn(item, path, 0, 1), { least: channels, most: channels }),
    std: listOf(value.std, 'std', (item, path) => numberIn(item, path, 1e-6, 1), { least: channels, most: channels }),
    train: listOf(value.train, 'train', checkShardFile, { least: 1, most: LIMITS.shards }),
    validation: listOf(value.validation, 'validation', checkShardFile, { least: 0, most: LIMITS.shards }),
  };
  checkDistinct([...manifest.train, ...manifest.validation]);
  return manifest;
}

/** What every file system takes. */
const LONGEST_FILE_NAME = 255;

/** Whether a name from outside is that of a file in the directory where it is named, and of nothing above or below. */
export function isPlainFileName(name: string): boolean {
  return name.length <= LONGEST_FILE_NAME && /^[\w-][\w.-]*$/.test(name);
}

/** The text of `manifest.json`. */
export function formatManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** SHA-256 as 64 hexadecimal digits. Throws an InputError where the browser offers none: on http from another machine. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (!(crypto as Partial<Crypto>).subtle) {
    throw new InputError('data', 'shards: cannot be checked over plain http; open the page by https or on localhost');
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function checkShardFile(item: unknown, path: string): ShardFile {
  const value = closedObject(item, path, ['file', 'count', 'bytes', 'sha256']);
  const file = textOf(value.file, `${path}.file`);
  // A plain name, so that a manifest from elsewhere cannot point outside its own directory.
  if (!isPlainFileName(file)) {
    throw new InputError(`${path}.file`, `${path}.file ${shown(file)}: must be a plain file name of letters, digits, . _ -, at most ${LONGEST_FILE_NAME}`);
  }
  const digest = textOf(value.sha256, `${path}.sha256`);
  if (!/^[0-9a-f]{64}$/.test(digest)) {
    throw new InputError(`${path}.sha256`, `${path}.sha256 ${shown(digest)}: must be 64 hexadecimal digits in lower case`);
  }
  return {
    file,
    count: boundedInteger(value.count, `${path}.count`, 1, LIMITS.shardBytes),
    bytes: boundedInteger(value.bytes, `${path}.bytes`, 1, LIMITS.shardBytes),
    sha256: digest,
  };
}

function checkDistinct(shards: readonly ShardFile[]): void {
  const seen = new Set<string>();
  for (const { file } of shards) {
    if (seen.has(file)) throw new InputError('train', `shard ${file}: is listed twice; list each file once`);
    seen.add(file);
  }
}
