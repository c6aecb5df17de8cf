import { gzipSync } from 'node:zlib';
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
  readonly codec?: 'SNAPPY' | 'UNCOMPRESSED' | 'GZIP';
  readonly rowGroupSize?: number;
}

/** A Parquet file as the Hub has them: a struct of bytes and path, and a label; `names` as the note of its schema. */
export function parquetOf(rows: readonly Row[], { names, codec = 'SNAPPY', rowGroupSize = 3 }: ParquetFileOptions = {}): Uint8Array<ArrayBuffer> {
  const features = { info: { features: { image: { _type: 'Image' }, label: { names, _type: 'ClassLabel' } } } };
  const kvMetadata: KeyValue[] = names ? [{ key: 'huggingface', value: JSON.stringify(features) }] : [];
  const images = rows.map(({ image }, i) => ({ bytes: image, path: `${i}.png` }));
  const labels = rows.map(({ label }) => (label === null ? null : BigInt(label)));
  return new Uint8Array(
    parquetWriteBuffer({ columnData: [{ name: 'image', data: images }, { name: 'label', data: labels }], schema: struct, codec, compressors: { GZIP: gzipSync }, kvMetadata, rowGroupSize }),
  );
}

/** A Parquet file of plain columns. */
export function flatParquetOf(columnData: Parameters<typeof parquetWriteBuffer>[0]['columnData']): Uint8Array<ArrayBuffer> {
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}
