/** The files that fuzzing starts from: valid ones of each kind, and the corpus. */
import { readFileSync, readdirSync } from 'node:fs';
import sharp from 'sharp';
import { gzipOf, tarOf, zipOf } from '../../src/data/testing/archives.ts';
import { pngOf } from '../../src/data/testing/image-files.ts';
import { cifarBatch, idxOf } from '../../src/data/testing/packed-images.ts';
import { parquetOf } from '../../src/data/testing/parquet-files.ts';
import { shardGeometry, type ParserName } from '../../src/data/testing/parsers.ts';
import { encodeShard } from '../../src/formats/shard.ts';

export interface Seed {
  readonly file: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface Indexed {
  readonly file: string;
  readonly parser: ParserName;
}

const corpus = new URL('../../src/data/testing/fuzz-corpus/', import.meta.url);
const arrowFiles = new URL('../../src/data/testing/arrow-files/', import.meta.url);

export async function seedsOf(parser: ParserName): Promise<readonly Seed[]> {
  const index = JSON.parse(readFileSync(new URL('corpus.json', corpus), 'utf8')) as readonly Indexed[];
  const listed = index.filter((entry) => entry.parser === parser).map(({ file }) => ({ file, bytes: new Uint8Array(readFileSync(new URL(file, corpus))) }));
  return [...(await validFiles(parser)), ...listed];
}

/** Valid files of the kinds that the corpus, of small and hand-made files, has too few of. */
async function validFiles(parser: ParserName): Promise<Seed[]> {
  const png = await pngOf([1, 2, 3]);
  const photos = { 'set/train/cat/1.png': png, 'set/train/dog/é.png': png, 'set/test/cat/2.png': png, [`set/test/dog/${'long'.repeat(30)}.png`]: png };
  switch (parser) {
    case 'zip':
      return [{ file: 'photos.zip', bytes: await zipOf(photos) }];
    case 'tar':
      return [{ file: 'photos.tar', bytes: await tarOf(photos) }, { file: 'labels.tar', bytes: await tarOf({ '1.png': png, '1.cls': '0', '2.png': png, '2.json': '{"label": 1}' }) }];
    case 'gzip':
      return [{ file: 'photos.tar.gz', bytes: await gzipOf(await tarOf(photos)) }];
    case 'parquet':
      return [
        ...(['SNAPPY', 'UNCOMPRESSED', 'GZIP', 'BROTLI', 'ZSTD', 'LZ4_RAW', 'LZ4'] as const).map((codec) => ({
          file: `${codec}.parquet`,
          bytes: parquetOf([0, 1, 2, 1].map((label) => ({ image: png, label })), { names: ['a', 'b', 'c'], codec }),
        })),
        ...readdirSync(arrowFiles).filter((file) => file.endsWith('.parquet')).map((file) => ({ file, bytes: new Uint8Array(readFileSync(new URL(file, arrowFiles))) })),
      ];
    case 'cifar':
      return [{ file: 'batch.bin', bytes: cifarBatch(3) }];
    case 'idx images':
      return [{ file: 'images', bytes: idxOf([4, 3, 5], Array.from({ length: 60 }, (_, i) => i)) }];
    case 'idx labels':
      return [{ file: 'labels', bytes: idxOf([4], [0, 1, 2, 1]) }];
    case 'image': {
      const image = sharp(png);
      const files = [image.clone().jpeg(), image.clone().webp(), image.clone().webp({ lossless: true }), image.clone().gif(), image.clone().avif()];
      return Promise.all(files.map(async (file, i) => ({ file: `image${i}`, bytes: new Uint8Array(await file.toBuffer()) })));
    }
    case 'shard':
      return [{ file: 'valid.safetensors', bytes: encodeShard({ images: new Uint8Array(24), labels: Uint16Array.of(1, 9), count: 2 }, shardGeometry) }];
    case 'beside':
      return [{ file: 'c/1.png', bytes: png }, { file: '1.json', bytes: new TextEncoder().encode('{"label": 1}') }];
    case 'label':
    case 'paths':
    case 'card':
    case 'manifest':
    default:
      return []; // the rest are texts, of which the corpus has enough
  }
}
