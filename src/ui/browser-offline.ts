import type { OfflineBrowser } from '../store/offline.ts';

/** The browser's service workers; in a frame, whose storage is parted from the page's own, there are none to be installed. */
export function browserOffline(): OfflineBrowser | undefined {
  if (!('serviceWorker' in navigator) || window.parent !== window) return undefined;
  const { serviceWorker } = navigator;
  return {
    register: () => serviceWorker.register('./service-worker.js'),
    ready: () => serviceWorker.ready,
    isControlled: () => serviceWorker.controller !== null,
    onControllerChange: (listener) => serviceWorker.addEventListener('controllerchange', listener, { once: true }),
    savesData,
    reload: () => location.reload(),
  };
}

/** As Chrome and Edge tell it; the DOM's types do not know it. */
function savesData(): boolean {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean; readonly type?: string } };
  return connection?.saveData === true || connection?.type === 'cellular';
}
