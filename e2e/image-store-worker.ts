/** The browser's store of image data in a worker, as the page's worker has it; a test calls it command by command. */
import { at } from '../src/lib/errors.ts';
import { contentOf, identity, offline } from '../src/data/store/testing/stored-numbers.ts';
import { browserPlace } from '../src/data/store/browser/browser-place.ts';
import { keyOf } from '../src/data/store/set-identity.ts';
import { storedDataset } from '../src/data/store/stored-dataset.ts';
import type { StoredDataset } from '../src/data/store/kept-dataset.ts';
import { storedSets } from '../src/data/store/stored-sets.ts';
import { partialFiles } from '../src/data/store/partial-files.ts';
import { layout } from '../src/data/store/store-place.ts';
import { numberedDataset } from '../src/data/testing/numbered-dataset.ts';

const place = browserPlace();
const { files } = place;
const reads: string[] = [];
const notices: string[] = [];
const onNotice = (notice: string): void => void notices.push(notice);
const source = numberedDataset([3, 0, 4, 2], [2], { reads });
const openSets: StoredDataset[] = [];
const address = 'https://example.org/photos.zip';

const valuesOf = (bytes: Uint8Array | undefined): number[] | undefined => bytes && [...bytes];

const commands = {
  write: (path: string, values: number[]) => files.write(path, Uint8Array.from(values)),
  read: async (path: string) => valuesOf(await files.read(path)),
  names: async (folder: string) => (await files.names(folder)).toSorted(),
  size: (path: string) => files.size(path),
  remove: (path: string) => files.remove(path),
  sweep: (folder: string) => files.sweep(folder),
  /** Opens the numbered set, from its source where there is a network, and reads it. */
  async readSet(network: boolean) {
    const set = await storedDataset(identity, network ? async () => source : offline, { place, source: 'numbers.zip', onNotice });
    openSets.push(set);
    return { content: await contentOf(set), reads, notices };
  },
  closeSets: () => Promise.all(openSets.splice(0).map((set) => set.close())).then(() => undefined),
  async damageShard() {
    const folder = layout.set(await keyOf(identity));
    const shard = at((await files.names(folder)).filter((name) => name.startsWith('train-0002')), 0);
    await files.write(`${folder}/${shard}`, Uint8Array.of(1, 2, 3));
  },
  overview: () => storedSets(place).overview(),
  async removeSet() {
    await storedSets(place).remove(await keyOf(identity));
  },
  /** Adds to the download, as a session that ends at once, and tells what has come so far. */
  async download(values: number[]) {
    const file = await partialFiles(place, onNotice)(address, new AbortController().signal);
    const before = { size: file.size, version: file.version };
    if (before.version === '') await file.restart('"v1"');
    await file.append(Uint8Array.from(values));
    const bytes = [...new Uint8Array(await (await file.blob()).arrayBuffer())];
    await file.close();
    return { before, bytes };
  },
} as const;

export type StoreCommands = typeof commands;

export interface StoreQuestion {
  readonly command: keyof StoreCommands;
  readonly args: readonly unknown[];
}

export type StoreAnswer = { readonly value: unknown } | { readonly error: string };

self.addEventListener('message', ({ data }: MessageEvent<StoreQuestion>) => {
  const command = commands[data.command] as (...args: readonly unknown[]) => Promise<unknown>;
  command(...data.args).then(
    (value) => self.postMessage({ value } satisfies StoreAnswer),
    (error: unknown) => self.postMessage({ error: String(error) } satisfies StoreAnswer),
  );
});
