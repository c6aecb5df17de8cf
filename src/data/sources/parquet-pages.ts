/**
 * The values of one column in one row group of a Parquet file, page by page. Each page is unpacked once, what it
 * says of itself is checked, and only then does hyparquet decode it: see parquet-runs.ts for what could go wrong.
 */
import type { CompressionCodec, DecodedArray, PageHeader, SchemaTree } from 'hyparquet';
import { parquetHeader, readPage } from 'hyparquet/src/column.js';
import { DEFAULT_PARSERS, convert } from 'hyparquet/src/convert.js';
import { decompressPage } from 'hyparquet/src/datapage.js';
import { getMaxDefinitionLevel, getMaxRepetitionLevel } from 'hyparquet/src/schema.js';
import { parquetCodecs } from './parquet-codecs.ts';
import { checkDataPage, levelBytes, pageOf } from './parquet-page-checks.ts';
import { skipStruct } from './thrift-bounds.ts';

const longestHeader = 65_536; // bytes, with statistics: more than any page has

export interface ColumnChunk {
  /** Its pages, one behind the other. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly codec: CompressionCodec;
  /** From the root of the schema to the column itself. */
  readonly schemaPath: SchemaTree[];
  readonly rows: number;
  /** Bytes that the pages may unpack to, together. */
  readonly atMost: number;
}

/**
 * One value for each row: a number, a bigint, a boolean or bytes; null or undefined where it is missing. Throws an
 * Error that says what is wrong with the pages.
 */
export function readValues({ bytes, codec, schemaPath, rows, atMost }: ColumnChunk): unknown[] {
  const element = schemaPath.at(-1)?.element;
  if (!element?.type || getMaxRepetitionLevel(schemaPath) > 0) throw new Error('a column of several values a row');
  // To hyparquet pages come unpacked.
  const decoder = { pathInSchema: [], type: element.type, element, schemaPath, codec: 'UNCOMPRESSED' as const, parsers: DEFAULT_PARSERS, utf8: false };
  const values: unknown[] = [];
  let dictionary: DecodedArray | undefined;
  let left = atMost;
  for (let offset = 0; offset < bytes.length; ) {
    const { header, start } = headerAt(bytes, offset, { rows, left });
    offset = start + header.compressed_page_size;
    left -= header.uncompressed_page_size;
    const page = unpackedPage(bytes.slice(start, offset), header, codec);
    if (header.type !== 'DICTIONARY_PAGE') checkDataPage(page, header, { type: element.type, maxLevel: getMaxDefinitionLevel(schemaPath), hasDictionary: dictionary !== undefined });
    const reader = { view: viewOf(page), offset: 0 };
    const { data = [] } = readPage(reader, { ...header, compressed_page_size: page.length }, decoder, dictionary, undefined, 0);
    if (header.type === 'DICTIONARY_PAGE') dictionary = convert(data, decoder);
    else for (const value of data) values.push(innermost(value));
  }
  if (values.length !== rows) throw new Error(`${values.length} values for ${rows} rows`);
  return values;
}

/** A page's header, and where its data begin. None may have more values than rows, or more bytes than are there. */
function headerAt(bytes: Uint8Array<ArrayBuffer>, offset: number, { rows, left }: { readonly rows: number; readonly left: number }): { readonly header: PageHeader; readonly start: number } {
  const reader = { view: viewOf(bytes.subarray(offset, offset + longestHeader)), offset: 0 };
  skipStruct(reader);
  const start = offset + reader.offset;
  const header = parquetHeader({ view: reader.view, offset: 0 });
  const { compressed_page_size: packed, uncompressed_page_size: unpacked } = header;
  const page = pageOf(header);
  const isWithin = packed >= 0 && start + packed <= bytes.length && unpacked >= 0 && unpacked <= left;
  if (!isWithin || !page || !(page.num_values >= 0 && page.num_values <= rows)) {
    throw new Error(`a page at byte ${offset} of ${page?.num_values} values and ${unpacked} bytes, for ${rows} rows`);
  }
  return { header, start };
}

/** The page's bytes unpacked; of the second version its levels come first and are never packed. */
function unpackedPage(packed: Uint8Array<ArrayBuffer>, header: PageHeader, codec: CompressionCodec): Uint8Array {
  const levels = levelBytes(header);
  const size = header.uncompressed_page_size - levels;
  if (!(levels >= 0 && levels <= packed.length && size >= 0)) throw new Error(`${levels} bytes of levels in a page of ${packed.length}`);
  const isPacked = codec !== 'UNCOMPRESSED' && header.data_page_header_v2?.is_compressed !== false;
  const values = decompressPage(packed.subarray(levels), size, isPacked ? codec : 'UNCOMPRESSED', parquetCodecs);
  return levels === 0 ? values : joined(packed.subarray(0, levels), values);
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** The value of a column within structs, which comes in a list for each that may be missing; undefined where one is. */
function innermost(value: unknown): unknown {
  return Array.isArray(value) ? innermost(value[0]) : value;
}

function viewOf(bytes: Uint8Array): DataView<ArrayBuffer> {
  return new DataView(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
}
