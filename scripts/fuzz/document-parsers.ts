/** What reads texts from strangers: links, results, runs, and what the browser kept of earlier visits. */
import { linkFromFragment } from '../../src/config/link.ts';
import { parseDescription } from '../../src/data/store/set-description.ts';
import { formatResults, parseResults, resultsToCsv } from '../../src/formats/results-file.ts';
import { formatRuns, parseRuns } from '../../src/formats/runs-file.ts';
import { parseJsonText } from '../../src/formats/check.ts';
import { fetchIndex } from '../../src/store/gallery-files.ts';
import { parseProgress } from '../../src/store/lesson-progress.ts';
import { upToDate } from '../../src/store/stored-run.ts';
import type { Parser } from './parser.ts';

/** What was read is written again too, where there is a writer: it must take whatever the reader lets through. */
export const documentParsers = {
  link: async (bytes) => void linkFromFragment(textOf(bytes)),
  /** The keys of the view alone, behind a version. */
  'view link': async (bytes) => void linkFromFragment(`v=1&${textOf(bytes)}`),
  results: async (bytes) => {
    const results = parseResults(textOf(bytes));
    parseResults(formatResults(results));
    resultsToCsv(results);
  },
  runs: async (bytes) => {
    const file = parseRuns(textOf(bytes));
    if ('runs' in file) parseRuns(formatRuns(file.runs));
  },
  gallery: async (bytes) => void (await fetchIndex(async () => textOf(bytes), 'gallery/')),
  /** An entry of the storage, which may hold anything that can be cloned; here what JSON can say. */
  'kept run': async (bytes) => void (await upToDate(parseJsonText(textOf(bytes), 'entry'))),
  'kept set': async (bytes) => void parseDescription(textOf(bytes)),
  /** Refuses nothing: what cannot be read counts as not begun. */
  'lesson progress': async (bytes) => void parseProgress(textOf(bytes)),
} as const satisfies Record<string, Parser>;

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
