/** Runs of files, as they come among those that are kept; loaded when there are some. */
import { isSameContent, unpackResults } from '../formats/packed-results.ts';
import type { GivenRun } from '../worker/run-files-protocol.ts';
import { freeName, runName } from './run-name.ts';
import type { KeptRun } from './run-storage.ts';

/** The runs that are not kept yet, as they are to be kept after `history`; and how many are kept already. */
export function newRuns(
  given: readonly GivenRun[], history: readonly KeptRun[], now: number,
): { readonly fresh: readonly KeptRun[]; readonly known: number } {
  const fresh: KeptRun[] = [];
  const taken = new Set(history.map(({ name }) => name));
  let ordinal = Math.max(0, ...history.map((kept) => kept.ordinal));
  // A file lists the newest run first, which gets the highest number.
  for (const { results: packed, ...label } of given.toReversed()) {
    const results = unpackResults(packed);
    // Of one id, or of one content: the same run may have been exported alone and with others.
    if ([...history, ...fresh].some((kept) => kept.id === label.id || isSameContent(kept.results, results))) continue;
    ordinal++;
    const id = label.id ?? `${now.toString(36)}-${ordinal}`;
    const name = label.name === '' ? runName(id, ordinal, taken) : freeName(label.name, taken);
    taken.add(name);
    fresh.push(keptRunOf({ ...label, results }, id, name, ordinal));
  }
  return { fresh: fresh.toReversed(), known: given.length - fresh.length };
}

type GivenLabel = Omit<GivenRun, 'results'> & Pick<KeptRun, 'results'>;

function keptRunOf({ note, starred, series, results }: GivenLabel, id: string, name: string, ordinal: number): KeptRun {
  return { id, name, ordinal, results, ...(series && { series }), ...(note !== '' && { note }), ...(starred && { starred }) };
}
