/** What the page asks of files of runs, which take long to read, and the one answer it gets: types only. */
import type { PackedResults } from '../formats/packed-results.ts';
import type { FiledRun } from '../formats/runs-file.ts';

/** A file that was chosen or dropped; a browser's `File` is one. */
export interface GivenFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  text(): Promise<string>;
}

/** A run of a file, its points in buffers. Bare results have no id, and are called like their file. */
export interface GivenRun extends Omit<FiledRun, 'id' | 'results'> {
  readonly id: string | undefined;
  readonly results: PackedResults;
}

export interface ReadRequest {
  readonly files: readonly GivenFile[];
}

/** All runs of the files, in their order; or why none is taken, with the name of every file that cannot be read. */
export type ReadResponse = { readonly type: 'runs'; readonly runs: readonly GivenRun[] } | { readonly type: 'failed'; readonly message: string };
