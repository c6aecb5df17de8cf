import type { DataReader, Encoding, PageHeader, ParquetType } from 'hyparquet';
import { readRleBitPackedHybrid } from 'hyparquet/src/encoding.js';
import { checkDeltas, checkRuns } from './parquet-runs.ts';

type DataPage = NonNullable<PageHeader['data_page_header'] | PageHeader['data_page_header_v2']>;

export interface PageContent {
  readonly type: ParquetType;
  /** How many of the column and the structs around it may be missing: each value has a level up to it, which says what is. */
  readonly maxLevel: number;
  readonly hasDictionary: boolean;
}

/** The part of a header that belongs to the page's type; undefined where there is none. */
export function pageOf(header: PageHeader): DataPage | PageHeader['dictionary_page_header'] {
  switch (header.type) {
    case 'DATA_PAGE':
      return header.data_page_header;
    case 'DATA_PAGE_V2':
      return header.data_page_header_v2;
    case 'DICTIONARY_PAGE':
      return header.dictionary_page_header;
    case 'INDEX_PAGE':
    default:
      return undefined;
  }
}

/** Bytes of levels before the values of a page of the second version; 0 in the first, where they are among the values' bytes. */
export function levelBytes({ type, data_page_header_v2: second }: PageHeader): number {
  return type === 'DATA_PAGE_V2' && second ? second.repetition_levels_byte_length + second.definition_levels_byte_length : 0;
}

/** Throws an Error for an unpacked data page that hyparquet would decode without end, or to numbers that are not the file's. */
export function checkDataPage(bytes: Uint8Array, header: PageHeader, { type, maxLevel, hasDictionary }: PageContent): void {
  const page = pageOf(header);
  if (!page || header.type === 'DICTIONARY_PAGE') throw new Error(`a page of the type ${header.type}`);
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
  const second = header.type === 'DATA_PAGE_V2' ? header.data_page_header_v2 : undefined;
  const levels = maxLevel > 0 ? levelsOf(reader, page.num_values, maxLevel, second?.definition_levels_byte_length) : undefined;
  const present = levels ? levels.filter((level) => level === maxLevel).length : page.num_values;
  if (second && (reader.offset !== levelBytes(header) || second.num_nulls !== page.num_values - present)) {
    throw new Error(`${present} values, where its header has ${second.num_nulls} missing of ${page.num_values}`);
  }
  checkValues(reader, page.encoding, type, present);
  if (page.encoding.endsWith('_DICTIONARY') && !hasDictionary) throw new Error('a page that needs a dictionary, which is not there');
}

/** The level of each value; the reader stands behind them then. Their length in bytes comes first where the header does not give it. */
function levelsOf(reader: DataReader, count: number, maxLevel: number, length: number | undefined): number[] {
  const width = 32 - Math.clz32(maxLevel); // bits
  const start = reader.offset + (length === undefined ? 4 : 0);
  checkRuns({ view: reader.view, offset: start }, width, count);
  const levels = Array.from({ length: count }, () => 0);
  readRleBitPackedHybrid(reader, width, levels, length);
  if (reader.offset > reader.view.byteLength) throw new Error('levels that go on behind their page');
  return levels;
}

function checkValues(reader: DataReader, encoding: Encoding, type: ParquetType, count: number): void {
  switch (encoding) {
    case 'PLAIN':
    case 'BYTE_STREAM_SPLIT':
      return; // as many bytes are read as values are wanted
    case 'RLE':
      if (type !== 'BOOLEAN') break;
      return checkRuns({ view: reader.view, offset: reader.offset + 4 }, 1, count); // their length comes first
    case 'PLAIN_DICTIONARY':
    case 'RLE_DICTIONARY':
      if (type === 'BOOLEAN') break;
      return checkIndices(reader, count);
    case 'DELTA_BINARY_PACKED':
    case 'DELTA_LENGTH_BYTE_ARRAY':
      return checkDeltas({ ...reader }, count);
    case 'DELTA_BYTE_ARRAY':
    case 'BIT_PACKED':
    case 'GROUP_VAR_INT':
    default:
  }
  throw new Error(`values of the type ${type} encoded as ${encoding}, which is not read`);
}

/** Indices into the dictionary: a byte with their width, then runs. Of no width, those of the first page version have no runs. */
function checkIndices({ view, offset }: DataReader, count: number): void {
  const width = view.getUint8(offset);
  if (count > 0 && (width > 0 || offset + 1 < view.byteLength)) checkRuns({ view, offset: offset + 1 }, width, count);
}
