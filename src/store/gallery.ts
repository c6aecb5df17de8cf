/** Results that come with the page: opened as runs, read-only, without any training. Fetched only when asked for. */
import { closedObject, listOf, parseJsonText, textOf } from '../formats/check.ts';
import { isPlainFileName } from '../formats/manifest.ts';
import { InputError, quoted } from '../lib/errors.ts';
import type { KeptRun } from './run-storage.ts';

export interface GalleryEntry {
  /** Beside the index. */
  readonly file: string;
  readonly label: string;
  /** What it shows, in a sentence. */
  readonly help: string;
}

export interface Gallery {
  readonly status: 'unasked' | 'loading' | 'ready';
  readonly entries: readonly GalleryEntry[];
  /** Those that were opened, in the order of opening; their ids begin with `gallery/`. */
  readonly opened: readonly KeptRun[];
  /** The file on its way. */
  readonly opening: string | undefined;
  readonly problem: string | undefined;
}

const MOST_ENTRIES = 1000;

/** Reads a text by its address; undefined where there is nothing. */
export type FetchText = (url: string) => Promise<string | undefined>;

export const unaskedGallery: Gallery = {
  status: 'unasked', entries: [], opened: [], opening: undefined, problem: undefined,
};

/** What the gallery has, by its `index.json`; empty where there is none, as in a copy of the page without results. */
export async function fetchIndex(fetchText: FetchText, galleryUrl: string): Promise<readonly GalleryEntry[]> {
  const text = await fetchText(`${galleryUrl}index.json`);
  // Servers of single pages answer with the page itself for what they do not have.
  if (text === undefined || text.trimStart().startsWith('<')) return [];
  return listOf(parseJsonText(text, 'gallery/index.json'), 'gallery/index.json', entryOf, { most: MOST_ENTRIES });
}

/** One built-in result as a run. */
export async function fetchEntry(
  fetchText: FetchText, galleryUrl: string, entry: GalleryEntry,
): Promise<KeptRun> {
  const text = await fetchText(`${galleryUrl}${entry.file}`);
  if (text === undefined) throw new Error(`${entry.file} is not there`);
  const { parseResults } = await import('../formats/results-file.ts');
  return { id: `gallery/${entry.file}`, name: entry.label, ordinal: 0, results: parseResults(text) };
}

/** Texts from the page's own server. */
export async function fetchPageText(url: string): Promise<string | undefined> {
  const response = await fetch(url);
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${url}: the server answered ${response.status}; try again later`);
  return response.text();
}

function entryOf(item: unknown, path: string): GalleryEntry {
  const value = closedObject(item, path, ['file', 'label', 'help']);
  const file = textOf(value.file, `${path}.file`);
  if (!isPlainFileName(file)) throw new InputError(`${path}.file`, `${path}.file ${quoted(file)}: must be the plain name of a file beside the index`);
  return {
    file,
    label: textOf(value.label, `${path}.label`),
    help: textOf(value.help, `${path}.help`),
  };
}
