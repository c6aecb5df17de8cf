import { formatManifest, sha256 } from '../../formats/manifest.ts';
import type { ShardFile } from '../../formats/manifest.ts';
import { decodeShard, encodeShard } from '../../formats/shard.ts';
import type { ImageShard, Split } from '../dataset.ts';
import type { FileStore } from './file-store.ts';
import type { SetDescription } from './set-description.ts';
import { layout } from './store-place.ts';

/** SHA-256 of the kept shards by name: `train-0003`. */
export type KeptShards = ReadonlyMap<string, string>;

/** The shards of one set in a store. */
export interface ShardFolder {
  /** Looks again for what is kept: others write too. */
  refresh(): Promise<void>;
  /** The digest that a kept shard must have; undefined where none is kept. */
  digestOf(name: string): string | undefined;
  /** A kept shard, checked; undefined where there is none, `damaged` where it is not what was written. */
  read(name: string): Promise<ImageShard | 'damaged' | undefined>;
  /** Writes a shard, and the manifest where it was the last one missing. */
  keep(name: string, shard: ImageShard): Promise<void>;
  /** Whether all shards were kept when it looked last. */
  isWhole(): boolean;
  /** Removes a shard, and the manifest, which says that nothing is missing. */
  drop(name: string): Promise<void>;
  /** The digest that a shard would have when kept. */
  digestWhenKept(shard: ImageShard): Promise<string>;
}

export function shardName(split: Split, index: number): string {
  return `${split}-${String(index).padStart(4, '0')}`;
}

/** Name and number of images of each shard that has any; empty ones are not kept. */
export function filledShards({ shardCounts }: Pick<SetDescription, 'shardCounts'>, split: Split): { name: string; count: number }[] {
  const shards = shardCounts[split].map((count, index) => ({ name: shardName(split, index), count }));
  return shards.filter(({ count }) => count > 0);
}

/** What is kept of a set, as the names of its files tell. */
export async function keptShards(files: FileStore, key: string): Promise<KeptShards> {
  const kept = new Map<string, string>();
  for (const file of (await files.names(layout.set(key))).sort().toReversed()) {
    const [, name, digest] = /^((?:train|validation)-\d{4,})\.([0-9a-f]{64})\.safetensors$/.exec(file) ?? [];
    if (name !== undefined && digest !== undefined) kept.set(name, digest); // of two by one name, always the same one
  }
  return kept;
}

export function shardFolder(files: FileStore, key: string, description: SetDescription): ShardFolder {
  const { imageSize, channels, classNames } = description;
  const geometry = { imageSize, channels, classes: classNames.length };
  let kept: KeptShards = new Map();
  const refresh = async (): Promise<void> => {
    kept = await keptShards(files, key);
  };
  return {
    refresh,
    digestOf: (name) => kept.get(name),
    async read(name) {
      const digest = kept.get(name);
      if (digest === undefined) return undefined;
      try {
        const bytes = await files.read(shardPath(key, name, digest));
        if (!bytes) return undefined;
        return (await sha256(bytes)) === digest ? decodeShard(bytes, geometry) : 'damaged';
      } catch {
        return 'damaged'; // cannot be read, or was written by a program that was wrong
      }
    },
    async keep(name, shard) {
      const bytes = encodeShard(shard, geometry);
      await files.write(shardPath(key, name, await sha256(bytes)), bytes);
      await refresh(); // after the write, so that of two who write the last two shards one sees both
      const manifest = await manifestOf(files, key, description, kept);
      if (manifest !== undefined) await files.write(layout.manifest(key), new TextEncoder().encode(manifest));
    },
    isWhole: () => (['train', 'validation'] as const).every((split) => filledShards(description, split).every(({ name }) => kept.has(name))),
    async drop(name) {
      const digest = kept.get(name);
      await files.remove(layout.manifest(key));
      if (digest !== undefined) await files.remove(shardPath(key, name, digest));
      await refresh();
    },
    digestWhenKept: (shard) => sha256(encodeShard(shard, geometry)),
  };
}

function shardFile(name: string, digest: string): string {
  return `${name}.${digest}.safetensors`;
}

function shardPath(key: string, name: string, digest: string): string {
  return `${layout.set(key)}/${shardFile(name, digest)}`;
}

/** The manifest of a set of which all shards are kept; undefined while some are missing. */
async function manifestOf(files: FileStore, key: string, description: SetDescription, kept: KeptShards): Promise<string | undefined> {
  const { source, name, classNames, imageSize, channels, mean, std } = description;
  const listed = (split: Split): Promise<(ShardFile | undefined)[]> =>
    Promise.all(filledShards(description, split).map(async ({ name: shard, count }) => {
      const digest = kept.get(shard);
      if (digest === undefined) return undefined;
      const bytes = await files.size(shardPath(key, shard, digest));
      return bytes === undefined ? undefined : { file: shardFile(shard, digest), count, bytes, sha256: digest };
    }));
  const [train, validation] = [whole(await listed('train')), whole(await listed('validation'))];
  if (!train || !validation) return undefined;
  return formatManifest({
    format: 'learngene-shards', version: 1, source, name, classNames, imageSize, channels, mean, std, train, validation,
  });
}

function whole<T>(items: readonly (T | undefined)[]): T[] | undefined {
  const present = items.filter((item) => item !== undefined);
  return present.length === items.length ? present : undefined;
}
