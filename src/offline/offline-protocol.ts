/** What the page asks of its service worker: to keep the built-in images too; to take the place of the one before it. */
export type OfflineRequest = 'keep-images' | 'take-over';
