import { InputError } from '../../lib/errors.ts';
import { firstBytes, type ByteSource, type DataFile } from '../byte-source.ts';
import { placeholderFor } from '../placeholder.ts';
import { isGzip, startOfGzip } from './gunzip.ts';
import { isTar } from './tar-files.ts';
import { isZip } from './zip-files.ts';

export type FileKind = 'parquet' | 'idx' | 'tar' | 'archive' | 'unknown';

/** A file that was opened to see what it is. */
export interface OpenedFile {
  readonly path: string;
  /** Its bytes as they are, which may be gzip. */
  readonly source: ByteSource;
  /** Of what lies in the gzip, where it is one. */
  readonly kind: FileKind;
}

/** Names of files that are data: another thing there is not left out in silence. */
export const dataFile = /(?:\.(?:parquet|tar|tgz|gz|zip|bin)|-ubyte)$/i;

/**
 * Opens a file and tells by its first bytes, unpacked where they are gzip, what it is. Throws an InputError for a
 * file with the name of data that is empty, a web page or a pointer to the data.
 */
export async function openedFile(file: DataFile): Promise<OpenedFile> {
  const source = await file.open();
  const start = await firstBytes(source, 512);
  const placeholder = dataFile.test(file.path) ? placeholderFor(start) : undefined;
  if (placeholder !== undefined) throw new InputError(file.path, `${file.path}: ${placeholder}`);
  const inside = isGzip(start) ? await startOfGzip(source, file.path) : start;
  return { path: file.path, source, kind: kindOf(inside) };
}

function kindOf(start: Uint8Array): FileKind {
  const [a, b, c, d] = start;
  if (a === 0x50 && b === 0x41 && c === 0x52 && d === 0x31) return 'parquet'; // PAR1
  if (a === 0 && b === 0 && c === 8 && (d === 1 || d === 3)) return 'idx'; // unsigned bytes in 1 or 3 dimensions
  if (isTar(start)) return 'tar';
  return isZip(start) || isGzip(start) ? 'archive' : 'unknown';
}
