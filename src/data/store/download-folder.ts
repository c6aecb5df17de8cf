/** The folder of a download: its bytes, and `about.json`, which says what they are bytes of. */
import { closedObject, parseJsonText, textOf } from '../../formats/check.ts';
import { sha256 } from '../../formats/manifest.ts';
import { InputError } from '../../lib/errors.ts';
import type { FileStore } from './file-store.ts';
import { layout } from './store-place.ts';

export interface DownloadAbout {
  readonly address: string;
  /** What the server called this version of the file. */
  readonly version: string;
}

/** The name of an address's folder. */
export function downloadId(address: string): Promise<string> {
  return sha256(new TextEncoder().encode(address));
}

export async function writeAbout(files: FileStore, id: string, { address, version }: DownloadAbout): Promise<void> {
  await files.write(layout.downloadAbout(id), new TextEncoder().encode(`${JSON.stringify({ address, version })}\n`));
}

/** What a folder is of; undefined where it does not say so. */
export async function readAbout(files: FileStore, id: string): Promise<DownloadAbout | undefined> {
  const bytes = await files.read(layout.downloadAbout(id));
  if (!bytes) return undefined;
  try {
    const { address, version } = closedObject(parseJsonText(new TextDecoder().decode(bytes), 'about.json'), '', ['address', 'version']);
    return { address: textOf(address, 'address'), version: textOf(version, 'version') };
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
