import { resolve } from 'node:path';
import { processLocks } from '../process-locks.ts';
import type { StorePlace } from '../store-place.ts';
import { diskStore } from './disk-store.ts';

const places = new Map<string, StorePlace>();

/**
 * The store in a directory, the same one for all of this process who name it. Other processes are not locked out: two at
 * once do the same work twice, as shards are put there whole and named by what is in them, and what is fetched of one
 * version of a file has the same bytes in the same places.
 */
export function diskPlace(directory: string): StorePlace {
  const path = resolve(directory);
  const place = places.get(path) ?? { files: diskStore(path), locks: processLocks() };
  places.set(path, place);
  return place;
}
