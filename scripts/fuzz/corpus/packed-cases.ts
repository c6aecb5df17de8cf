/** Packed images, single files and manifests that are cut short or lie, written by hand. */
import sharp from 'sharp';
import { pngOf } from '../../../src/data/testing/image-files.ts';
import { cifarBatch, idxOf } from '../../../src/data/testing/packed-images.ts';
import { parquetOf } from '../../../src/data/testing/parquet-files.ts';
import { joined } from '../../../src/data/testing/tar-headers.ts';
import { le16, le32, utf8 } from '../../../src/data/testing/zip-records.ts';
import type { Case } from './case.ts';

const png = await pngOf([1, 2, 3]);
const table = parquetOf([0, 1, 1, 0].map((label) => ({ image: png, label })), { codec: 'UNCOMPRESSED' });
const images = idxOf([4, 2, 2], Array.from({ length: 16 }, (_, i) => i));
const lfs = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n';
const html = '<!DOCTYPE html>\n<html><title>Not found</title></html>\n';

/** The table with another length of its footer. */
const footerOf = (length: number): Uint8Array<ArrayBuffer> => joined([table.slice(0, -8), Uint8Array.from(le32(length)), table.slice(-4)]);
/** The table with other levels of its labels; those it has are 2 bytes, and what is more goes over the first label, 0. */
function withLevels(levels: readonly number[]): Uint8Array {
  const copy = table.slice();
  copy.set(levels, Buffer.from(table).indexOf(Uint8Array.of(3, 7, ...le32(0, 0))));
  return copy;
}
/** The table in LZ4, the first frame of its labels nothing in -8 bytes: a reader that counts so comes back to it for ever. */
function framesGoingBack(): Uint8Array {
  const copy = parquetOf([0, 1, 1, 0].map((label) => ({ image: png, label })), { codec: 'LZ4' });
  copy.set([0, 0, 0, 0, 0xff, 0xff, 0xff, 0xf8], Buffer.from(copy).indexOf(Uint8Array.of(0, 0, 0, 12, 0, 0, 0, 13)));
  return copy;
}
const withFooter = (footer: readonly number[]): Uint8Array => Uint8Array.from([...utf8('PAR1'), ...footer, ...le32(footer.length), ...utf8('PAR1')]);

const avif = new Uint8Array(await sharp(png).avif().toBuffer());
/** Where the box with its size is named (ISO/IEC 23008-12, 6.5.3): 4 bytes later come width and height. */
const ispe = Buffer.from(avif).indexOf('ispe');

/** A GIF with a screen of 4 × 4 pixels and one frame of another size, as fuzzing found it. */
function gifWithFrame(width: number, height: number): Uint8Array {
  const codes = [2, 4, 0x8c, 0x8f, 0x19, 5, 0]; // of 16 pixels
  return Uint8Array.from([...utf8('GIF89a'), ...le16(4, 4), 0x80, 0, 0, 0x4c, 0x69, 0x71, 1, 2, 3, 0x2c, ...le16(0, 0, width, height), 0, ...codes, 0x3b]);
}

/** The image with another width and height in its header. */
function pngDeclaring(width: number, height: number): Uint8Array<ArrayBuffer> {
  const copy = png.slice();
  const view = new DataView(copy.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return copy;
}

const shardFile = { file: 'train-0.safetensors', count: 1, bytes: 100, sha256: '0'.repeat(64) };
const manifest = {
  format: 'learngene-shards', version: 1, source: 'corpus', name: 'corpus', classNames: ['a', 'b'], imageSize: 2, channels: 3,
  mean: [0.5, 0.5, 0.5], std: [0.2, 0.2, 0.2], train: [shardFile], validation: [],
};
const manifestWith = (change: object): string => JSON.stringify({ ...manifest, ...change });
const ofTwoImages = { images: { dtype: 'U8', shape: [2, 2, 2, 3], data_offsets: [0, 24] }, labels: { dtype: 'U8', shape: [2], data_offsets: [24, 26] } };
/** A safetensors file with this header and 26 bytes of data. */
function shardWith(header: object | string, length?: number): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  return joined([Uint8Array.from(le32(length ?? text.length, 0)), text, new Uint8Array(26)]);
}
const tensor = (change: object): object => ({ ...ofTwoImages, labels: { ...ofTwoImages.labels, ...change } });

export const packedCases: readonly Case[] = [
  { file: 'whole.parquet', parser: 'parquet', bytes: table, outcome: 'opens' },
  { file: 'levels-repeated-a-thousand-million-times.parquet', parser: 'parquet', bytes: withLevels([0xfe, 0xff, 0xff, 0xff, 0x07, 1]), outcome: 'levels-repeated-a-thousand-million-times.parquet: cannot be read as Parquet (a run of 1073741823 numbers where 3 are left)' },
  { file: 'lists-of-lists.parquet', parser: 'parquet', bytes: withFooter([0x19, ...Array.from({ length: 30 }, () => [0xf9, 0x80, 0x80, 0x80, 0x0f]).flat()]), outcome: 'lists-of-lists.parquet: cannot be read as Parquet (a header that ends too soon)' },
  { file: 'lz4-frames-going-back.parquet', parser: 'parquet', bytes: framesGoingBack(), outcome: 'lz4-frames-going-back.parquet: cannot be read as Parquet (lz4 offset out of range 0)' },
  { file: 'cut.parquet', parser: 'parquet', bytes: table.slice(0, -100), outcome: 'cut.parquet: cannot be read as Parquet (a footer of 637534208 bytes); it is damaged or cut short: download or make it anew' },
  { file: 'magic-alone.parquet', parser: 'parquet', bytes: 'PAR1', outcome: 'magic-alone.parquet: cannot be read as Parquet (4 bytes); it is damaged or cut short: download or make it anew' },
  { file: 'footer-of-4-gb.parquet', parser: 'parquet', bytes: footerOf(0xffffffff), outcome: 'footer-of-4-gb.parquet: cannot be read as Parquet (a footer of 4294967295 bytes); it is damaged or cut short: download or make it anew' },
  { file: 'footer-beyond-start.parquet', parser: 'parquet', bytes: footerOf(table.length), outcome: 'footer-beyond-start.parquet: cannot be read as Parquet (a footer of 987 bytes); it is damaged or cut short: download or make it anew' },
  { file: 'footer-too-short.parquet', parser: 'parquet', bytes: footerOf(9), outcome: 'footer-too-short.parquet: cannot be read as Parquet' },
  { file: 'footer-of-nothing.parquet', parser: 'parquet', bytes: footerOf(0), outcome: 'footer-of-nothing.parquet: cannot be read as Parquet' },
  { file: 'pages-of-zeros.parquet', parser: 'parquet', bytes: table.slice().fill(0, 4, 400), outcome: 'pages-of-zeros.parquet: cannot be read as Parquet' },
  { file: 'lfs-pointer.parquet', parser: 'parquet', bytes: lfs, outcome: 'lfs-pointer.parquet: is a pointer of Git LFS, not the data; fetch the files themselves by git lfs pull' },
  { file: 'html.parquet', parser: 'parquet', bytes: html, outcome: 'html.parquet: is a web page, not the data; open it in the browser and download the file it leads to' },

  { file: 'whole.idx', parser: 'idx images', bytes: images, outcome: 'opens' },
  { file: 'more-images-than-bytes.idx', parser: 'idx images', bytes: images.with(4, 127), outcome: 'train-images-idx3-ubyte: says 2130706436 × 2 × 2 values, but has 16 bytes of them; it is damaged: download it anew' },
  { file: 'images-of-4-gb-a-side.idx', parser: 'idx images', bytes: images.slice().fill(255, 8, 16), outcome: 'train-images-idx3-ubyte: images of 4294967295 × 4294967295 pixels; must have at most 67108864 each; shrink them' },
  { file: 'no-images.idx', parser: 'idx images', bytes: idxOf([0, 2, 2], []), outcome: 'train-images-idx3-ubyte: says 0 × 2 × 2 values, but has 0 bytes of them; it is damaged: download it anew' },
  { file: 'cut-in-header.idx', parser: 'idx images', bytes: images.slice(0, 10), outcome: 'train-images-idx3-ubyte: ends within its header; it was cut short: download it anew' },
  { file: 'two-dimensions.idx', parser: 'idx images', bytes: idxOf([4, 4], Array.from({ length: 16 }, () => 0)), outcome: 'train-labels-idx1-ubyte: labels without images; give the images’ file too' },
  { file: 'fewer-labels.idx', parser: 'idx labels', bytes: idxOf([3], [0, 1, 0]), outcome: 'train-labels-idx1-ubyte: has 3 labels for the 4 images of train-images-idx3-ubyte; give the two that belong together' },
  { file: 'one-class.idx', parser: 'idx labels', bytes: idxOf([4], [1, 1, 1, 1]), outcome: 'only one class (1): there is nothing to tell apart; give at least two, image folders as a folder each' },

  { file: 'cut.cifar', parser: 'cifar', bytes: cifarBatch(1).slice(0, 1000), outcome: 'data_batch_1.bin of 1000 bytes: must hold whole CIFAR-10 records of 3073 bytes; it is cut short or something else: download it anew' },
  { file: 'label-out-of-range.cifar', parser: 'cifar', bytes: cifarBatch(1).with(0, 200), outcome: 'image data_batch_1.bin #0: has label 200, but labels go from 0 to 9; correct or remove it' },
  { file: 'empty.cifar', parser: 'cifar', bytes: '', outcome: 'data_batch_1.bin: is empty; download it anew, or remove it' },

  { file: 'whole.png', parser: 'image', bytes: png, outcome: 'opens' },
  { file: '100000x100000.png', parser: 'image', bytes: pngDeclaring(100_000, 100_000), outcome: 'image 100000x100000.png of 100000 × 100000 pixels: must have at most 67108864; shrink or remove it' },
  { file: '0x0.png', parser: 'image', bytes: pngDeclaring(0, 0), outcome: 'image 0x0.png: cannot be decoded' },
  { file: 'cut.png', parser: 'image', bytes: png.slice(0, 50), outcome: 'image cut.png: cannot be decoded' },
  { file: 'lfs-pointer.png', parser: 'image', bytes: lfs, outcome: 'image lfs-pointer.png: is a pointer of Git LFS, not the data; fetch the files themselves by git lfs pull' },
  { file: 'html.jpg', parser: 'image', bytes: html, outcome: 'image html.jpg: is a web page, not the data' },
  { file: 'empty.webp', parser: 'image', bytes: '', outcome: 'image empty.webp: is empty; download it anew, or remove it' },
  { file: 'segments-without-end.jpg', parser: 'image', bytes: Uint8Array.of(0xff, 0xd8, ...Array.from({ length: 200 }, () => [0xff, 0xe0, 0, 2]).flat()), outcome: 'image segments-without-end.jpg: cannot be decoded' },
  { file: 'vp8x-of-16777216.webp', parser: 'image', bytes: joined([new TextEncoder().encode('RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0'), new Uint8Array(6).fill(255)]), outcome: 'image vp8x-of-16777216.webp: cannot be decoded' },
  { file: '65535x65535.gif', parser: 'image', bytes: joined([new TextEncoder().encode('GIF89a'), new Uint8Array(4).fill(255), new Uint8Array(3)]), outcome: 'image 65535x65535.gif of 65535 × 65535 pixels: must have at most 8388608; shrink or remove it' },
  { file: 'frame-of-65535x65535.gif', parser: 'image', bytes: gifWithFrame(65_535, 65_535), outcome: 'image frame-of-65535x65535.gif of 65535 × 65535 pixels: must have at most 8388608; shrink or remove it' },
  { file: 'frame-beyond-screen.gif', parser: 'image', bytes: gifWithFrame(300, 2), outcome: 'opens' },
  { file: '65536x65536.avif', parser: 'image', bytes: avif.slice().fill(0, ispe + 8, ispe + 16).with(ispe + 9, 1).with(ispe + 13, 1), outcome: 'image 65536x65536.avif of 65536 × 65536 pixels: must have at most 67108864; shrink or remove it' },
  { file: 'svg.png', parser: 'image', bytes: '<svg xmlns="http://www.w3.org/2000/svg" width="100000" height="100000"/>', outcome: 'image svg.png: cannot be decoded (it does not begin as a PNG, JPEG, WebP, GIF or AVIF file does)' },
  { file: 'other-size-than-its-pictures.avif', parser: 'image', bytes: avif.with(ispe + 11, 3), outcome: 'image other-size-than-its-pictures.avif: cannot be decoded' },

  { file: 'number-too-large.cls', parser: 'label', bytes: '99999999999999999999', outcome: '1.cls: its label "99999999999999999999" must be a class name or a whole number from 0; correct it' },
  { file: 'negative.cls', parser: 'label', bytes: '-1', outcome: '1.cls: its label "-1" must be a class name or a whole number from 0; correct it' },
  { file: 'empty.cls', parser: 'label', bytes: '', outcome: '1.cls: its label "" must be a class name or a whole number from 0; correct it' },
  { file: 'proto.cls', parser: 'label', bytes: '__proto__', outcome: 'opens' },
  { file: 'proto.json', parser: 'label', bytes: '{"__proto__": {"label": 3}}', outcome: '1.json: has no "label", "cls" or "class" that is a number or a text; add it' },
  { file: 'deep.json', parser: 'label', bytes: '['.repeat(2000), outcome: '1.json: is not JSON' },
  { file: 'list.json', parser: 'label', bytes: '{"label": [1, 2]}', outcome: '1.json: has no "label", "cls" or "class" that is a number or a text; add it' },

  { file: 'leads-out.paths', parser: 'paths', bytes: 'a/1.png\n../b/1.png', outcome: '"../b/1.png": leads out of given; make the archive anew, with paths relative to its top' },
  { file: 'drive.paths', parser: 'paths', bytes: 'a/1.png\nC:\\b\\1.png', outcome: '"C:\\\\b\\\\1.png": leads out of given; make the archive anew, with paths relative to its top' },
  { file: 'proto.paths', parser: 'paths', bytes: '__proto__/1.png\nconstructor/1.png', outcome: 'opens' },

  { file: 'aliases-of-aliases.card', parser: 'card', bytes: `---\na: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefgh'.split('').map((key, i) => `${key}: &${key} [${Array.from({ length: 9 }, () => `*${'abcdefg'.charAt(i)}`).join()}]\n`).join('')}---\n`, outcome: 'README.md: what stands between its lines of --- is not YAML' },
  { file: 'names-left-out.card', parser: 'card', bytes: `---\ndataset_info: {features: [{name: label, dtype: {class_label: {names: {'0': a, '7': b}}}}]}\n---\n`, outcome: 'data-set card: class 1 of label has no name; give one for each label from 0' },
  { file: 'not-yaml.card', parser: 'card', bytes: '---\n{[: ]\n---\n', outcome: 'README.md: what stands between its lines of --- is not YAML' },

  { file: 'whole.manifest.json', parser: 'manifest', bytes: JSON.stringify(manifest), outcome: 'opens' },
  { file: 'proto.manifest.json', parser: 'manifest', bytes: JSON.stringify(manifest).replace('{', '{"__proto__": {"name": "x"}, '), outcome: '__proto__: is not a known key; known are format, version, source, name, classNames, imageSize, channels, mean, std, train, validation' },
  { file: 'file-leads-out.manifest.json', parser: 'manifest', bytes: manifestWith({ train: [{ ...shardFile, file: '../../x' }] }), outcome: 'train[0].file "../../x": must be a plain file name of letters, digits, . _ -' },
  { file: 'file-of-dots.manifest.json', parser: 'manifest', bytes: manifestWith({ train: [{ ...shardFile, file: '..' }] }), outcome: 'train[0].file "..": must be a plain file name of letters, digits, . _ -' },
  { file: 'file-is-address.manifest.json', parser: 'manifest', bytes: manifestWith({ train: [{ ...shardFile, file: 'https://example.org/x' }] }), outcome: 'train[0].file "https://example.org/x": must be a plain file name of letters, digits, . _ -' },
  { file: 'file-is-manifest.manifest.json', parser: 'manifest', bytes: manifestWith({ train: [{ ...shardFile, file: 'manifest.json' }] }), outcome: 'opens' },
  { file: 'count-infinite.manifest.json', parser: 'manifest', bytes: manifestWith({}).replace('"count":1', '"count":1e999'), outcome: 'train[0].count Infinity: must be a whole number from 1 to 2147483648' },
  { file: 'name-is-object.manifest.json', parser: 'manifest', bytes: manifestWith({ name: { toString: 1 } }), outcome: 'name {"toString":1}: must be a text' },
  { file: 'cut.manifest.json', parser: 'manifest', bytes: JSON.stringify(manifest).slice(0, 200), outcome: 'manifest.json: is not JSON' },

  { file: 'whole.safetensors', parser: 'shard', bytes: shardWith(ofTwoImages), outcome: 'opens' },
  { file: 'overlapping.safetensors', parser: 'shard', bytes: shardWith(tensor({ data_offsets: [23, 25] })), outcome: 'tensor labels: starts at byte 23; must follow the one before it at 24' },
  { file: 'offsets-beyond-end.safetensors', parser: 'shard', bytes: shardWith(tensor({ shape: [1000], data_offsets: [24, 1024] })), outcome: 'file with 26 bytes of data: its tensors take 1024; is it whole?' },
  { file: 'offsets-backwards.safetensors', parser: 'shard', bytes: shardWith(tensor({ data_offsets: [26, 24] })), outcome: 'tensor labels: -2 bytes; U8 of shape 2 needs 2' },
  { file: 'shape-overflows.safetensors', parser: 'shard', bytes: shardWith(tensor({ shape: [2 ** 40, 2 ** 40, 0], data_offsets: [24, 24] })), outcome: 'its extents multiply to more than any file holds' },
  { file: 'header-of-2-gb.safetensors', parser: 'shard', bytes: shardWith(ofTwoImages, 0x7fffffff), outcome: 'header of 2147483647 bytes: does not fit a file of 158 bytes; is this a safetensors file, and whole?' },
  { file: 'proto.safetensors', parser: 'shard', bytes: shardWith('{"__proto__": {"images": 1}, "toString": 2}'), outcome: 'tensor __proto__: dtype undefined; must be one of F64, I64, U64, F32, I32, U32, F16, BF16, I16, U16, I8, U8, BOOL' },
  { file: 'empty.safetensors', parser: 'shard', bytes: '', outcome: 'file of 0 bytes: has no header; is this a safetensors file, and whole?' },
];
