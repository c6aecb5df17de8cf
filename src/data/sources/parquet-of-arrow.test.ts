import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parquetMetadata } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { describe, expect, it } from 'vitest';
import { parquetOf } from '../testing/parquet-files.ts';
import { pngOf } from '../testing/image-files.ts';
import { pictureOf } from '../testing/picture-of.ts';
import { openFile } from './open-collection.ts';

const labels = [2, 0, 1, 0, 2, 0, 2, 0, 1, 0, 2, 0];
const folder = fileURLToPath(new URL('../testing/arrow-files', import.meta.url));
const fileOf = (name: string) => new Uint8Array(readFileSync(`${folder}/${name}.parquet`));
const open = async (bytes: Uint8Array<ArrayBuffer>) => (await openFile(new Blob([bytes]), 'given')).collection;

/** What the label column of a file says of itself: the test would say nothing of another. */
function labelsOf(bytes: Uint8Array<ArrayBuffer>) {
  const chunk = parquetMetadata(bytes).row_groups[0]?.columns.at(-1)?.meta_data;
  if (!chunk) throw new Error('no label column');
  const header = parquetHeader({ view: new DataView(bytes.buffer), offset: Number(chunk.data_page_offset) });
  const encoding = (header.data_page_header ?? header.data_page_header_v2)?.encoding;
  return `${header.type} ${encoding} ${chunk.type} ${chunk.codec}`;
}

describe('a Parquet file as Arrow writes it', () => {
  it.each([
    ['v1-none', 'DATA_PAGE RLE_DICTIONARY INT64 UNCOMPRESSED'],
    ['v1-snappy', 'DATA_PAGE RLE_DICTIONARY INT64 SNAPPY'],
    ['v1-gzip', 'DATA_PAGE RLE_DICTIONARY INT64 GZIP'],
    ['v1-brotli', 'DATA_PAGE RLE_DICTIONARY INT64 BROTLI'],
    ['v1-zstd', 'DATA_PAGE RLE_DICTIONARY INT64 ZSTD'],
    ['v1-lz4', 'DATA_PAGE RLE_DICTIONARY INT64 LZ4_RAW'],
    ['v2-zstd', 'DATA_PAGE_V2 RLE_DICTIONARY INT64 ZSTD'],
    ['v1-plain', 'DATA_PAGE PLAIN INT64 SNAPPY'],
    ['v1-uint8', 'DATA_PAGE RLE_DICTIONARY INT32 SNAPPY'],
    ['v2-int8', 'DATA_PAGE_V2 RLE_DICTIONARY INT32 SNAPPY'],
    ['v1-delta-64', 'DATA_PAGE DELTA_BINARY_PACKED INT64 SNAPPY'],
    ['v2-delta-32', 'DATA_PAGE_V2 DELTA_BINARY_PACKED INT32 SNAPPY'],
    ['v1-split', 'DATA_PAGE BYTE_STREAM_SPLIT INT32 SNAPPY'],
  ])('is read to its last image: %s, labels in %s', async (name, written) => {
    const bytes = fileOf(name);
    expect(labelsOf(bytes)).toBe(written);
    const { classNames, train } = await open(bytes);
    expect(classNames).toEqual(['0', '1', '2']);
    expect(train.map(({ label }) => label)).toEqual(labels);
    for (const [i, image] of train.entries()) expect(Array.from((await pictureOf(image)).pixels.subarray(0, 3))).toEqual([i, 100, 200]);
  });

  it.each([
    ['v1-bool', 'DATA_PAGE PLAIN BOOLEAN SNAPPY'],
    ['v2-bool-rle', 'DATA_PAGE_V2 RLE BOOLEAN SNAPPY'],
  ])('has two classes where its labels are booleans: %s', async (name, written) => {
    const bytes = fileOf(name);
    expect(labelsOf(bytes)).toBe(written);
    const { classNames, train } = await open(bytes);
    expect(classNames).toEqual(['0', '1']);
    expect(train.map(({ label }) => label)).toEqual(labels.map((label) => Math.min(label, 1)));
  });

  it('is refused by name with an encoding that is not read', async () => {
    const [image] = (await open(fileOf('v1-delta-strings'))).train;
    await expect(pictureOf(image)).rejects.toThrow('given: cannot be read as Parquet (values of the type BYTE_ARRAY encoded as DELTA_BYTE_ARRAY, which is not read)');
  });
});

describe('a Parquet file with the LZ4 of before LZ4_RAW', () => {
  const rows = [3, 1, 2, 0].map((label) => ({ label }));
  it.each(['LZ4', 'LZ4 without frames'] as const)('is read to its last image: %s', async (codec) => {
    const images = await Promise.all(rows.map(({ label }) => pngOf([label, 0, 0])));
    const bytes = parquetOf(rows.map(({ label }, i) => ({ image: images[i] ?? null, label })), { codec });
    expect(labelsOf(bytes)).toBe('DATA_PAGE_V2 PLAIN INT64 LZ4');
    const { train } = await open(bytes);
    expect(train.map(({ label }) => label)).toEqual([3, 1, 2, 0]);
    for (const image of train) expect((await pictureOf(image)).pixels[0]).toBe(image.label);
  });
});
