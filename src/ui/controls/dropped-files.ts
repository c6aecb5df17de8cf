import type { DropItem } from 'react-aria-components';
import type { ChosenFile } from '../../config/image-origin.ts';

/** Files of a folder are listed up to this number; more would fill memory with names. */
const mostFiles = 1_000_000;

/** All files that were dropped, those of folders with their path. Throws where there are too many. */
export async function droppedFiles(items: Iterable<DropItem>): Promise<readonly ChosenFile[]> {
  const found: ChosenFile[] = [];
  for (const item of items) {
    if (item.kind !== 'text') await gather(item, '', found);
  }
  return found;
}

async function gather(item: Exclude<DropItem, { kind: 'text' }>, folder: string, found: ChosenFile[]): Promise<void> {
  if (found.length > mostFiles) throw new Error(`more than ${mostFiles} files were dropped; pack them as a .tar or .zip`);
  const path = `${folder}${item.name}`;
  if (item.kind === 'file') {
    found.push({ path, file: await item.getFile() });
    return;
  }
  for await (const entry of item.getEntries()) {
    await gather(entry, `${path}/`, found);
  }
}

/** Files that were chosen by a dialog: `webkitRelativePath` has the folders where a folder was chosen. */
export function listedFiles(list: Iterable<File> | null): readonly ChosenFile[] {
  return [...(list ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}
