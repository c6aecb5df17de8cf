import type { StorePlace } from '../store-place.ts';
import { opfsStore } from './opfs-store.ts';
import { webLocks } from './web-locks.ts';

/** Where the page's worker keeps data; whether that is allowed shows when it is first used. */
export function browserPlace(): StorePlace {
  return { files: opfsStore(), locks: webLocks() };
}
