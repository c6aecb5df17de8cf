/** What the page asks of runs in files, which take long to read and to write, and the one answer it gets: types only. */
import type { PackedResults } from '../formats/packed-results.ts';
import type { FiledRun } from '../formats/runs-file.ts';

/** A file that was chosen or dropped; a browser's `File` is one. */
export interface GivenFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  text(): Promise<string>;
}

/** A run as it goes between a file and the page. */
export type PackedRun = Omit<FiledRun, 'results'> & { readonly results: PackedResults };

/** A run of a file. Bare results have no id, and are called like their file. */
export type GivenRun = Omit<PackedRun, 'id'> & { readonly id: string | undefined };

export interface ReadRequest {
  readonly type: 'read';
  readonly files: readonly GivenFile[];
}

/** What is written: runs with their names, the document of one run, or all raw values of one as CSV. */
export type RunFile =
  | { readonly format: 'runs'; readonly runs: readonly PackedRun[] }
  | { readonly format: 'results' | 'values'; readonly results: PackedResults };

export interface WriteRequest {
  readonly type: 'write';
  readonly file: RunFile;
}

export interface FilesFailed {
  readonly type: 'failed';
  readonly message: string;
}

/** All runs of the files, in their order; or why none is taken, with the name of every file that cannot be read. */
export type ReadResponse = { readonly type: 'runs'; readonly runs: readonly GivenRun[] } | FilesFailed;

export type WriteResponse = { readonly type: 'file'; readonly file: Blob } | FilesFailed;
