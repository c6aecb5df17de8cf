import type { RunRow } from './run-rows.ts';

export interface RunFilter {
  /** Words that must all be found, in any order. */
  readonly text: string;
  readonly starredOnly: boolean;
}

export const everyRun: RunFilter = { text: '', starredOnly: false };

/** The rows that a filter lets through: words may stand in name, note, configuration or status, in any case. */
export function filteredRows(rows: readonly RunRow[], { text, starredOnly }: RunFilter): readonly RunRow[] {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return rows.filter((row) => (!starredOnly || row.kept?.starred === true) && holdsAll(row, words));
}

function holdsAll({ name, configuration, status, kept }: RunRow, words: readonly string[]): boolean {
  const searched = [name, configuration, status, kept?.note ?? ''].join('\n').toLowerCase();
  return words.every((word) => searched.includes(word));
}
