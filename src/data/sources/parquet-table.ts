/** One Parquet file read by row groups; what it declares is checked before anything of that size is made. */
import { parquetMetadata, parquetSchema, type ColumnChunk, type ColumnMetaData, type FileMetaData, type SchemaTree } from 'hyparquet';
import { getTreePath } from 'hyparquet/src/schema.js';
import { InputError, messageOf } from '../../lib/errors.ts';
import type { ByteSource } from '../byte-source.ts';
import { mostFiles } from './check-files.ts';
import { readValues } from './parquet-pages.ts';
import { skipStruct } from './thrift-bounds.ts';

const longestFooter = 64e6; // bytes
const largestGroup = 1e9; // bytes of a row group's column, packed and unpacked

export interface RowGroup {
  /** Row of the file with which it begins. */
  readonly first: number;
  readonly rows: number;
  /** Bytes of a column when unpacked. */
  bytesOf(column: SchemaTree): number;
}

export interface ParquetTable {
  readonly path: string;
  readonly groups: readonly RowGroup[];
  /** Columns of the top level. */
  readonly columns: readonly SchemaTree[];
  /** The text that the writer left under a key; undefined where it left none. */
  note(key: string): string | undefined;
  /** The values of a column that has no columns within, in one row group: numbers, bigints, booleans or bytes, or nothing where one is missing. Throws the signal's reason when that is aborted. */
  readColumn(column: SchemaTree, group: RowGroup, signal?: AbortSignal): Promise<readonly unknown[]>;
}

/** Reads the footer of a Parquet file. Throws an InputError that names the path for one that is damaged. */
export function openParquet(source: ByteSource, path: string): Promise<ParquetTable> {
  return explained(path, async () => {
    const metadata = await readFooter(source);
    const schema = parquetSchema(metadata);
    const groups = rowGroupsOf(metadata);
    return {
      path,
      groups,
      columns: schema.children,
      note: (key) => metadata.key_value_metadata?.find((pair) => pair.key === key)?.value,
      readColumn: (column, group, signal) =>
        explained(path, async () => {
          const chunk = chunkOf(metadata, column, groups.indexOf(group));
          if (chunk.type !== column.element.type) throw new Error(`a column of ${chunk.type}, where the schema has ${column.element.type}`);
          const bytes = await readChunk(source, chunk, signal);
          return readValues({ bytes, codec: chunk.codec, schemaPath: getTreePath(schema, column.path), rows: group.rows, atMost: largestGroup });
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

/** The file ends with the footer, its length in 4 bytes, and PAR1. */
async function readFooter(source: ByteSource): Promise<FileMetaData> {
  if (source.size < 12) throw new Error(`${source.size} bytes`);
  const end = await source.read(source.size - 8, source.size);
  const length = new DataView(end.buffer, end.byteOffset, 8).getUint32(0, true);
  if (length > Math.min(longestFooter, source.size - 12)) throw new Error(`a footer of ${length} bytes`);
  const footer = await source.read(source.size - 8 - length, source.size);
  skipStruct({ view: new DataView(footer.buffer, footer.byteOffset, length), offset: 0 });
  return parquetMetadata(footer, { geoparquet: false });
}

function rowGroupsOf(metadata: FileMetaData): RowGroup[] {
  let first = 0;
  return metadata.row_groups.map(({ num_rows: declared, columns }, index): RowGroup => {
    const rows = Number(declared);
    const isWhole = columns.every(({ meta_data: chunk }) => Array.isArray(chunk?.path_in_schema) && Number(chunk.total_uncompressed_size) >= 0);
    if (!isWhole) throw new Error(`row group ${index}: a column lacks its path or its size`);
    if (!(Number.isSafeInteger(rows) && rows >= 0 && first + rows <= mostFiles)) throw new Error(`${rows} rows after ${first}, of at most ${mostFiles}`);
    const group = { first, rows, bytesOf: (column: SchemaTree) => Number(chunksOf(metadata, column, index)[0]?.meta_data?.total_uncompressed_size ?? 0) };
    first += rows;
    return group;
  });
}

/** The pieces of a row group that a column is. */
function chunksOf(metadata: FileMetaData, { path }: SchemaTree, group: number): ColumnChunk[] {
  const columns = metadata.row_groups[group]?.columns ?? [];
  return columns.filter(({ meta_data: chunk }) => chunk?.path_in_schema.join('\0') === path.join('\0'));
}

/** The only piece; it must lie in the file itself. */
function chunkOf(metadata: FileMetaData, column: SchemaTree, group: number): ColumnMetaData {
  const [only, second] = chunksOf(metadata, column, group);
  if (!only?.meta_data || only.file_path || second) throw new Error(`row group ${group} without one column ${column.path.join('.')} of its own`);
  return only.meta_data;
}

async function readChunk(source: ByteSource, chunk: ColumnMetaData, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const size = Number(chunk.total_compressed_size);
  const start = Number(chunk.dictionary_page_offset || chunk.data_page_offset); // some writers give 0 where there is no dictionary
  const end = start + size;
  if (!(start >= 4 && size >= 0 && size <= largestGroup && end <= source.size)) throw new Error(`a column from byte ${start} to ${end} of ${source.size}`);
  signal?.throwIfAborted();
  return source.read(start, end, signal);
}
