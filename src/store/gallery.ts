/** Results that come with the page: opened as runs, read-only, without any training. Fetched only when asked for, by gallery-files.ts. */
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

const FOLDER = 'gallery/';
const ENDING = '.json';

/** The id of the run that a built-in result is opened as. */
export function resultId(file: string): string {
  return `${FOLDER}${file}`;
}

/** The name by which a link tells the built-in result of that id; undefined for other runs. */
export function resultName(id: string | undefined): string | undefined {
  return id?.startsWith(FOLDER) && id.endsWith(ENDING) ? id.slice(FOLDER.length, -ENDING.length) : undefined;
}

/** Reads a text by its address; undefined where there is nothing. */
export type FetchText = (url: string) => Promise<string | undefined>;

export const unaskedGallery: Gallery = {
  status: 'unasked', entries: [], opened: [], opening: undefined, problem: undefined,
};

/** Texts from the page's own server. */
export async function fetchPageText(url: string): Promise<string | undefined> {
  const response = await fetch(url);
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${url}: the server answered ${response.status}; try again later`);
  return response.text();
}
