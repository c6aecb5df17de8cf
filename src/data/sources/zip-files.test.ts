import { BlobWriter, TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import { memorySource, readWhole } from '../byte-source.ts';
import { pngOf } from '../testing/image-files.ts';
import { zipFiles, type ZipContents } from './zip-files.ts';

async function zipOf(files: Readonly<Record<string, Uint8Array>>, options: object = {}): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter('application/zip'), { useWebWorkers: false });
  await writer.add('folder/', undefined, { directory: true });
  for (const [path, bytes] of Object.entries(files)) await writer.add(path, new Uint8ArrayReader(bytes), options);
  return writer.close();
}

async function filesIn(zip: Blob): Promise<ZipContents> {
  return zipFiles(memorySource(new Uint8Array(await zip.arrayBuffer())), 'x.zip');
}

/** The bytes of the first file. */
async function firstOf(zip: Blob): Promise<Uint8Array | undefined> {
  const [file] = (await filesIn(zip)).files;
  return file && readWhole(file);
}

describe('the files of a zip', () => {
  it.each([['compressed', {}], ['stored', { level: 0 }]])('are listed and read when %s', async (_how, options) => {
    const image = await pngOf([1, 2, 3], 16);
    const { files, close } = await filesIn(await zipOf({ 'a/1.png': image, 'b/ü.png': image }, options));
    expect(files.map(({ path }) => path)).toEqual(['a/1.png', 'b/ü.png']);
    expect(await firstOf(await zipOf({ 'b/ü.png': image }, options))).toEqual(image);
    await close();
  });

  it('cannot be had from a file that is no zip', async () => {
    await expect(filesIn(new Blob(['<html>']))).rejects.toThrow(/x\.zip: cannot be read as a zip file/);
  });

  it('cannot be had from a zip cut short', async () => {
    const whole = await zipOf({ 'a/1.png': await pngOf([1, 2, 3], 16) });
    await expect(filesIn(whole.slice(0, whole.size - 30))).rejects.toThrow('is it one, and whole?');
  });

  it('are named when damaged', async () => {
    const bytes = new Uint8Array(await (await zipOf({ 'a/1.png': new Uint8Array(1000).fill(7) })).arrayBuffer());
    bytes.fill(255, 100, 110); // within the compressed data: local headers of 30 bytes and name come first
    await expect(firstOf(new Blob([bytes]))).rejects.toThrow(/a\/1\.png: cannot be read from the zip file/);
  });

  it('are refused when encrypted', async () => {
    const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false, password: 'secret' });
    await writer.add('a/1.png', new TextReader('x'));
    await expect(firstOf(await writer.close())).rejects.toThrow('a/1.png: is encrypted; make the zip anew, without a password');
  });

  it('are refused when they would unpack to more than 64 MB', async () => {
    const zip = await zipOf({ 'a/1.png': new Uint8Array(65_000_000) });
    expect(zip.size).toBeLessThan(1_000_000);
    await expect(firstOf(zip)).rejects.toThrow('a/1.png of 65.0 MB: must be at most 64.0 MB');
  });

  it.each([[100_000, 10], [100_000, 200_000], [3_000_000, 3_000_001]])('are refused when they unpack to %i bytes and declare %i', async (size, declared) => {
    const bytes = new Uint8Array(await (await zipOf({ 'a/1.png': new Uint8Array(size) })).arrayBuffer());
    const view = new DataView(bytes.buffer);
    for (const start of recordsOf(bytes, 0x02014b50)) view.setUint32(start + 24, declared, true);
    await expect(firstOf(new Blob([bytes]))).rejects.toThrow(/a\/1\.png: cannot be read from the zip file/);
  });

  it.each([['small', 1000], ['large', 3_000_000]])('are refused when compressed and %s, and their sum is another than the directory’s', async (_size, size) => {
    const bytes = new Uint8Array(await (await zipOf({ 'a/1.png': new Uint8Array(size).fill(7) })).arrayBuffer());
    const file = await firstOf(new Blob([bytes]));
    expect(file).toHaveLength(size);
    await expect(firstOf(new Blob([withInDirectory(bytes, 16, 1)]))).rejects.toThrow(/a\/1\.png: cannot be read from the zip file/);
  });

  it.each([['method', 8, 0], ['flags of one encrypted', 6, 1], ['sum', 14, 1], ['packed size', 18, 1], ['unpacked size', 22, 1]])('are refused when compressed and their own header has another %s', async (_what, offset, value) => {
    const bytes = new Uint8Array(await (await zipOf({ 'a/1.png': new Uint8Array(1000).fill(7) }, { dataDescriptor: false })).arrayBuffer());
    expect(await firstOf(new Blob([bytes]))).toHaveLength(1000);
    const [, start = 0] = recordsOf(bytes, 0x04034b50); // the folder comes first
    new DataView(bytes.buffer).setUint16(start + offset, value, true);
    await expect(firstOf(new Blob([bytes]))).rejects.toThrow(/a\/1\.png: cannot be read from the zip file/);
  });

  it.each(['猫/1.png', 'قط/1.png', '🐈/1.png', 'café/1.png'])('have the name %s, whether or not the zip says that it is UTF-8', async (path) => {
    const bytes = new Uint8Array(await (await zipOf({ [path]: Uint8Array.of(1) })).arrayBuffer());
    const withoutFlag = withInDirectory(withInLocal(bytes, 6, 0), 8, 0);
    for (const zip of [bytes, withoutFlag]) expect((await filesIn(new Blob([zip]))).files.map((file) => file.path)).toEqual([path]);
  });

  it('have names in CP437 where they are no UTF-8', async () => {
    const bytes = new Uint8Array(await (await zipOf({ 'x/1.png': Uint8Array.of(1) })).arrayBuffer());
    const x = (byte: number): number => (byte === 120 ? 0x81 : byte); // ü in CP437
    const zip = withInDirectory(withInLocal(bytes, 6, 0), 8, 0).map(x);
    expect((await filesIn(new Blob([zip]))).files.map((file) => file.path)).toEqual(['ü/1.png']);
  });

  it('are refused when they share bytes', async () => {
    const bytes = new Uint8Array(await (await zipOf({ 'a/1.png': new Uint8Array(99), 'a/2.png': new Uint8Array(99) })).arrayBuffer());
    const view = new DataView(bytes.buffer);
    const records = recordsOf(bytes, 0x02014b50);
    const [, first = 0, second = 0] = records; // the folder comes first
    view.setUint32(second + 42, view.getUint32(first + 42, true), true);
    await expect(filesIn(new Blob([bytes]))).rejects.toThrow(/a\/2\.png: shares bytes of x\.zip with a\/1\.png; make the zip anew/);
  });

  it.each([
    ['a zip64, as they are', { level: 0, zip64: true, dataDescriptor: false }],
    ['a zip64, compressed', { level: 5, zip64: true, dataDescriptor: true }],
    ['a zip64, as they are with their sizes behind them', { level: 0, zip64: true, dataDescriptor: true }],
    ['a zip, as they are with their sizes behind them', { level: 0, zip64: false, dataDescriptor: true }],
  ])('may be those of %s', async (_how, options) => {
    const image = await pngOf([1, 2, 3], 16);
    const zip = await zipOf({ 'a/1.png': image, 'b/1.png': image }, options);
    const bytes = new Uint8Array(await zip.arrayBuffer());
    expect(recordsOf(bytes, 0x06064b50)).toHaveLength(options.zip64 ? 1 : 0); // the end of its directory in 64 bits
    expect((await filesIn(zip)).files.map(({ path }) => path)).toEqual(['a/1.png', 'b/1.png']);
    for (const file of (await filesIn(zip)).files) expect(await readWhole(file)).toEqual(image);
  });

  it.each([
    ['another packed size', 18, 98, 'a/1.png: the zip’s directory says 99 bytes as they are, its own header 98 and 99 bytes; make the zip anew'],
    ['another unpacked size', 22, 7, 'its own header 99 and 7 bytes'],
    ['another method', 8, 8, 'its own header that it is compressed (method 8)'],
  ])('are refused where they lie as they are and their own header says %s', async (_what, offset, value, message) => {
    const bytes = new Uint8Array(await (await zipOf({ 'a/1.png': new Uint8Array(99) }, { level: 0, dataDescriptor: false })).arrayBuffer());
    expect(await firstOf(new Blob([bytes]))).toHaveLength(99);
    const [, start = 0] = recordsOf(bytes, 0x04034b50); // the folder comes first
    new DataView(bytes.buffer).setUint16(start + offset, value, true);
    await expect(firstOf(new Blob([bytes]))).rejects.toThrow(message);
  });

  it('are counted while they are listed, and refused when too many', async () => {
    const zip = await zipOf({ 'a/1.png': new Uint8Array(1), 'a/2.png': new Uint8Array(1), 'a/3.png': new Uint8Array(1) });
    const source = memorySource(new Uint8Array(await zip.arrayBuffer()));
    expect((await zipFiles(source, 'x.zip', 3)).files).toHaveLength(3);
    await expect(zipFiles(source, 'x.zip', 2)).rejects.toThrow('x.zip: holds more than 2 files; give them as a directory, or as .tar or .parquet files');
  });
});

/** Where records with this signature begin. */
function recordsOf(bytes: Uint8Array<ArrayBuffer>, signature: number): number[] {
  const view = new DataView(bytes.buffer);
  return Array.from({ length: bytes.length - 4 }, (_, i) => i).filter((i) => view.getUint32(i, true) === signature);
}

/** A copy whose records have this 16-bit number at an offset. */
function withNumber(bytes: Uint8Array<ArrayBuffer>, signature: number, offset: number, value: number): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice();
  for (const start of recordsOf(copy, signature)) new DataView(copy.buffer).setUint16(start + offset, value, true);
  return copy;
}

function withInDirectory(bytes: Uint8Array<ArrayBuffer>, offset: number, value: number): Uint8Array<ArrayBuffer> {
  return withNumber(bytes, 0x02014b50, offset, value);
}

function withInLocal(bytes: Uint8Array<ArrayBuffer>, offset: number, value: number): Uint8Array<ArrayBuffer> {
  return withNumber(bytes, 0x04034b50, offset, value);
}
