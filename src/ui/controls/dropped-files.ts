import type { DropItem } from 'react-aria-components';

/** The files among what was dropped; directories and texts are left out. */
export async function droppedFiles(items: readonly DropItem[]): Promise<readonly File[]> {
  return Promise.all(items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : [])));
}
