/** The files of the gallery, checked like any input; loaded when they are asked for. */
import { closedObject, listOf, parseJsonText, textOf } from '../formats/check.ts';
import { isPlainFileName } from '../formats/manifest.ts';
import { parseResults } from '../formats/results-file.ts';
import { InputError, quoted } from '../lib/errors.ts';
import { type FetchText, type GalleryEntry, resultId } from './gallery.ts';
import { type KeptRun, packedRun } from './run-storage.ts';

const MOST_ENTRIES = 1000;

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
  return packedRun({ id: resultId(entry.file), name: entry.label, ordinal: 0, results: parseResults(text) });
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
