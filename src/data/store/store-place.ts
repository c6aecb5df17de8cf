import type { FileStore } from './file-store.ts';
import type { Locks } from './locks.ts';

/** A store, and the locks that all who use it take. */
export interface StorePlace {
  readonly files: FileStore;
  readonly locks: Locks;
}

/**
 * What lies where in a store. Beside these, the folder of a set holds its shards, `train-0003.<SHA-256>.safetensors`:
 * the list of kept shards is the folder's own, so that no two writers can disagree about it.
 */
export const layout = {
  sets: 'sets',
  set: (key: string) => `sets/${key}`,
  description: (key: string) => `sets/${key}/set.json`,
  /** The time of last use, milliseconds since 1970. */
  used: (key: string) => `sets/${key}/used`,
  manifest: (key: string) => `sets/${key}/manifest.json`,
  downloads: 'downloads',
  download: (id: string) => `downloads/${id}`,
  downloadAbout: (id: string) => `downloads/${id}/about.json`,
  downloadBytes: (id: string) => `downloads/${id}/bytes`,
  /** Checkpoints of runs under way or interrupted. */
  runs: 'runs',
  run: (id: string) => `runs/${id}`,
} as const;

/** Names of the locks. Whoever takes several takes them in this order. */
export const lockNames = {
  /** Shared by all who use a set; exclusive to remove it. */
  set: (key: string) => `set ${key}`,
  /** To find out what a set is and to write it down. */
  description: (key: string) => `description ${key}`,
  /** To make one shard and put it into the store. */
  shard: (key: string, name: string) => `shard ${key} ${name}`,
  /** To fetch a file. */
  download: (id: string) => `download ${id}`,
  /** Held by whoever trains a run, or removes its checkpoints. */
  run: (id: string) => `run ${id}`,
  /** Shared by all who read from a fetched file; exclusive, with the one before, to remove it. */
  reading: (id: string) => `reading ${id}`,
} as const;
