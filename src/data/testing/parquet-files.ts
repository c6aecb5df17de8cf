import { brotliCompressSync, gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { KeyValue, SchemaElement } from 'hyparquet';

interface Row {
  readonly image: Uint8Array | null;
  readonly label: number | bigint | null;
}

const struct: SchemaElement[] = [
  { name: 'root', num_children: 2 },
  { name: 'image', repetition_type: 'OPTIONAL', num_children: 2 },
  { name: 'bytes', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' },
  { name: 'path', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
  { name: 'label', type: 'INT64', repetition_type: 'OPTIONAL' },
];

interface ParquetFileOptions {
  readonly names?: readonly string[];
  readonly codec?: 'SNAPPY' | 'UNCOMPRESSED' | 'GZIP' | 'BROTLI' | 'ZSTD' | 'LZ4_RAW' | 'LZ4' | 'LZ4 without frames';
  readonly rowGroupSize?: number;
}

/** A Parquet file as the Hub has them: a struct of bytes and path, and a label; `names` as the note of its schema. */
export function parquetOf(rows: readonly Row[], { names, codec = 'SNAPPY', rowGroupSize = 3 }: ParquetFileOptions = {}): Uint8Array<ArrayBuffer> {
  const features = { info: { features: { image: { _type: 'Image' }, label: { names, _type: 'ClassLabel' } } } };
  const kvMetadata: KeyValue[] = names ? [{ key: 'huggingface', value: JSON.stringify(features) }] : [];
  const images = rows.map(({ image }, i) => ({ bytes: image, path: `${i}.png` }));
  const labels = rows.map(({ label }) => (label === null ? null : BigInt(label)));
  return new Uint8Array(
    parquetWriteBuffer({ columnData: [{ name: 'image', data: images }, { name: 'label', data: labels }], schema: struct, codec: codec === 'LZ4 without frames' ? 'LZ4' : codec, compressors: { GZIP: gzipSync, BROTLI: brotliCompressSync, ZSTD: zstdOf, LZ4_RAW: lz4Of, LZ4: codec === 'LZ4' ? lz4FramesOf : lz4Of }, kvMetadata, rowGroupSize }),
  );
}

/** A Parquet file of plain columns. */
export function flatParquetOf(columnData: Parameters<typeof parquetWriteBuffer>[0]['columnData']): Uint8Array<ArrayBuffer> {
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}

/** A Zstandard frame (RFC 8878) of one raw block: single segment with a size of 4 bytes, then the last block. */
function zstdOf(bytes: Uint8Array): Uint8Array {
  const frame = new Uint8Array(12 + bytes.length);
  const view = new DataView(frame.buffer);
  view.setUint32(0, 0xfd2fb528, true);
  frame[4] = 0xa0;
  view.setUint32(5, bytes.length, true);
  frame.set([(bytes.length << 3 | 1) & 255, bytes.length >>> 5 & 255, bytes.length >>> 13], 9);
  frame.set(bytes, 12);
  return frame;
}

/** An LZ4 block of literals alone: their number as 15 and then bytes of up to 255 (lz4_Block_format.md). */
function lz4Of(bytes: Uint8Array): Uint8Array {
  if (bytes.length < 15) return Uint8Array.of(bytes.length << 4, ...bytes);
  const rest = bytes.length - 15;
  return Uint8Array.of(0xf0, ...Array.from({ length: Math.floor(rest / 255) }, () => 255), rest % 255, ...bytes);
}

/** Blocks as Hadoop has them, here two: the lengths of each unpacked and packed, the highest byte first, then the block. */
function lz4FramesOf(bytes: Uint8Array): Uint8Array {
  const half = Math.ceil(bytes.length / 2);
  const frames = [bytes.subarray(0, half), bytes.subarray(half)].flatMap((piece) => {
    const [block, head] = [lz4Of(piece), new DataView(new ArrayBuffer(8))];
    head.setUint32(0, piece.length);
    head.setUint32(4, block.length);
    return [...new Uint8Array(head.buffer), ...block];
  });
  return Uint8Array.from(frames);
}
