import { InputError, at, messageOf } from '../lib/errors.ts';
import { formatBytes } from '../lib/format.ts';
import { parseManifest, sha256 } from '../formats/manifest.ts';
import type { Manifest, ShardFile } from '../formats/manifest.ts';
import { decodeShard } from '../formats/shard.ts';
import type { ImageDataset, ImageShard } from './dataset.ts';

/** Bytes of a manifest, several times one of a hundred thousand shards. */
const MOST_MANIFEST = 100_000_000;

/** Reads one whole file of a directory, wherever that is; throws an InputError naming the file. */
export type ReadFile = (file: string, signal?: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>;

/**
 * The data set of a shard directory. The manifest is read and checked now, each shard when it is asked for:
 * its size, its SHA-256 and then what it holds. Throws InputErrors that name the file and what is wrong.
 */
export async function openShardDirectory(read: ReadFile, signal?: AbortSignal): Promise<ImageDataset> {
  const manifest = parseManifest(manifestText(await read('manifest.json', signal)));
  const { name, classNames, imageSize, channels, mean, std, train, validation } = manifest;
  return {
    name, classNames, imageSize, channels, mean, std,
    shardCounts: { train: train.map(({ count }) => count), validation: validation.map(({ count }) => count) },
    readShard: (split, index, shardSignal) => readShard(read, manifest, at(manifest[split], index), shardSignal),
    close: async () => undefined,
  };
}

function manifestText(bytes: Uint8Array): string {
  if (bytes.byteLength <= MOST_MANIFEST) return new TextDecoder().decode(bytes);
  throw new InputError('manifest.json', `manifest.json of ${formatBytes(bytes.byteLength)}: at most ${formatBytes(MOST_MANIFEST)} are read; give the manifest that was written beside the shards`);
}

async function readShard(read: ReadFile, manifest: Manifest, listed: ShardFile, signal?: AbortSignal): Promise<ImageShard> {
  const { file, count } = listed;
  const bytes = await read(file, signal);
  await checkBytes(bytes, listed);
  const { imageSize, channels, classNames } = manifest;
  const shard = naming(file, () => decodeShard(bytes, { imageSize, channels, classes: classNames.length }));
  if (shard.count !== count) {
    throw new InputError(file, `shard ${file} with ${shard.count} images: the manifest says ${count}; build the shards anew`);
  }
  return shard;
}

async function checkBytes(bytes: Uint8Array<ArrayBuffer>, { file, bytes: size, sha256: digest }: ShardFile): Promise<void> {
  if (bytes.byteLength !== size) {
    throw new InputError(file, `shard ${file} of ${bytes.byteLength} bytes: the manifest says ${size}; fetch or build it again`);
  }
  const found = await sha256(bytes);
  if (found !== digest) {
    throw new InputError(file, `shard ${file} with SHA-256 ${found}: the manifest says ${digest}; fetch or build it again`);
  }
}

/** Puts the file's name in front of an InputError about what is in it. */
function naming<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) throw new InputError(file, `shard ${file}: ${messageOf(error)}`);
    throw error;
  }
}
