/** One Parquet file read by row groups; what it declares is checked before anything of that size is made. */
import { parquetMetadataAsync, parquetReadObjects, parquetSchema, type AsyncBuffer, type ColumnMetaData, type FileMetaData, type SchemaTree } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { compressors } from 'hyparquet-compressors';
import { InputError, messageOf } from '../../lib/errors.ts';
import type { ByteSource } from '../byte-source.ts';
import { mostFiles } from './check-files.ts';

const longestFooter = 64e6; // bytes
const largestGroup = 1e9; // bytes of a row group's column, unpacked
const pageHeaderBytes = 65_536; // more than any header has

export interface RowGroup {
  /** Row of the file with which it begins. */
  readonly first: number;
  readonly rows: number;
  /** Bytes of a column when unpacked. */
  bytesOf(column: string): number;
}

export interface ParquetTable {
  readonly path: string;
  readonly groups: readonly RowGroup[];
  /** Columns of the top level. */
  readonly columns: readonly SchemaTree[];
  /** The text that the writer left under a key; undefined where it left none. */
  note(key: string): string | undefined;
  /** A column's values in one row group: numbers, bigints, bytes, objects of these for a struct, or null. Throws the signal's reason when that is aborted. */
  readColumn(column: string, group: RowGroup, signal?: AbortSignal): Promise<readonly unknown[]>;
}

/** Reads the footer of a Parquet file. Throws an InputError that names the path for one that is damaged. */
export function openParquet(source: ByteSource, path: string): Promise<ParquetTable> {
  return explained(path, async () => {
    await checkFooter(source);
    const metadata = await parquetMetadataAsync(asyncBuffer(source), { geoparquet: false });
    const groups = rowGroupsOf(metadata);
    const columns = parquetSchema(metadata).children;
    return {
      path,
      groups,
      columns,
      note: (key) => metadata.key_value_metadata?.find((pair) => pair.key === key)?.value,
      readColumn: (column, group, signal) =>
        explained(path, async () => {
          const chunks = chunksOf(metadata, column, groups.indexOf(group));
          checkChunks(chunks, columns.filter(({ element }) => element.name === column));
          for (const chunk of chunks) await checkPages(source, chunk, group.rows, signal);
          const [rowStart, rowEnd] = [group.first, group.first + group.rows];
          const rows = await parquetReadObjects({ file: asyncBuffer(source, signal), metadata, columns: [column], rowStart, rowEnd, compressors, utf8: false });
          if (rows.length !== group.rows) throw new Error(`${rows.length} values of ${column} for ${group.rows} rows`);
          return rows.map((row) => row[column] as unknown);
        }, signal),
    };
  });
}

async function explained<Result>(path: string, work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof InputError) throw error;
    throw new InputError(path, `${path}: cannot be read as Parquet (${messageOf(error)}); it is damaged or cut short: download or make it anew`);
  }
}

function asyncBuffer(source: ByteSource, signal?: AbortSignal): AsyncBuffer {
  return {
    byteLength: source.size,
    async slice(start, end = source.size) {
      if (!(start >= 0 && start <= end && end <= source.size)) throw new Error(`bytes ${start} to ${end} of ${source.size}`);
      signal?.throwIfAborted();
      const bytes = await source.read(start, end, signal);
      return bytes.slice().buffer;
    },
  };
}

/** The last 8 bytes: length of the footer, and PAR1. */
async function checkFooter(source: ByteSource): Promise<void> {
  if (source.size < 12) throw new Error(`${source.size} bytes`);
  const end = await source.read(source.size - 8, source.size);
  const length = new DataView(end.buffer, end.byteOffset, 8).getUint32(0, true);
  if (length > Math.min(longestFooter, source.size - 12)) throw new Error(`a footer of ${length} bytes`);
}

function rowGroupsOf(metadata: FileMetaData): RowGroup[] {
  let first = 0;
  return metadata.row_groups.map(({ num_rows: declared, columns }, index): RowGroup => {
    const rows = Number(declared);
    const isWhole = columns.every(({ meta_data: chunk }) => Array.isArray(chunk?.path_in_schema) && Number(chunk.total_uncompressed_size) >= 0);
    if (!isWhole) throw new Error(`row group ${index}: a column lacks its path or its size`);
    if (!(Number.isSafeInteger(rows) && rows >= 0 && first + rows <= mostFiles)) throw new Error(`${rows} rows after ${first}, of at most ${mostFiles}`);
    const group = { first, rows, bytesOf: (column: string) => bytesOf(chunksOf(metadata, column, index)) };
    first += rows;
    return group;
  });
}

function bytesOf(chunks: readonly ColumnMetaData[]): number {
  return chunks.reduce((sum, { total_uncompressed_size: bytes }) => sum + Number(bytes), 0);
}

/** The pieces of a column in a row group: one, or one for each part of a struct. */
function chunksOf(metadata: FileMetaData, column: string, group: number): ColumnMetaData[] {
  const columns = metadata.row_groups[group]?.columns ?? [];
  return columns.flatMap(({ meta_data: chunk }) => (chunk?.path_in_schema[0] === column ? [chunk] : []));
}

/**
 * There must be one chunk for each leaf of the column: hyparquet reads further ones without waiting for them,
 * and what goes wrong there would reach nobody.
 */
function checkChunks(chunks: readonly ColumnMetaData[], column: readonly SchemaTree[]): void {
  const stored = chunks.map(({ path_in_schema: path }) => path.join('/')).sort().join();
  const declared = column.flatMap(leavesOf).sort().join();
  if (stored !== declared) throw new Error(`columns ${stored}, where the schema has ${declared}`);
}

function leavesOf({ path, children }: SchemaTree): string[] {
  return children.length > 0 ? children.flatMap(leavesOf) : [path.join('/')];
}

/** Walks the headers of a column's pages: none may declare more rows, or more bytes, than the column can have. */
async function checkPages(source: ByteSource, chunk: ColumnMetaData, rows: number, signal?: AbortSignal): Promise<void> {
  const size = Number(chunk.total_compressed_size);
  let offset = Number(chunk.dictionary_page_offset ?? chunk.data_page_offset);
  const end = offset + size;
  if (!(offset >= 4 && size >= 0 && end <= source.size)) throw new Error(`a column from byte ${offset} to ${end} of ${source.size}`);
  if (!(Number(chunk.total_uncompressed_size) <= largestGroup)) throw new Error(`a row group of ${chunk.total_uncompressed_size} bytes`);
  let left = largestGroup;
  while (offset < end) {
    signal?.throwIfAborted();
    const bytes = await source.read(offset, Math.min(offset + pageHeaderBytes, end), signal);
    const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
    const header = parquetHeader(reader);
    const page = header.data_page_header ?? header.data_page_header_v2 ?? header.dictionary_page_header;
    left -= header.uncompressed_page_size;
    const isSound = header.compressed_page_size >= 0 && header.uncompressed_page_size >= 0 && left >= 0;
    if (!isSound || !page || !(page.num_values >= 0 && page.num_values <= rows)) {
      throw new Error(`a page at byte ${offset} of ${page?.num_values} values and ${header.uncompressed_page_size} bytes, for ${rows} rows`);
    }
    offset += reader.offset + header.compressed_page_size;
  }
}
