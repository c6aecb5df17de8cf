import { BlobWriter, TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import { pngOf } from './testing/image-files.ts';
import { zipEntries } from './zip-entries.ts';

async function zipOf(files: Readonly<Record<string, Uint8Array>>, options: object = {}): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter('application/zip'), { useWebWorkers: false });
  await writer.add('folder/', undefined, { directory: true });
  for (const [path, bytes] of Object.entries(files)) await writer.add(path, new Uint8ArrayReader(bytes), options);
  return writer.close();
}

describe('the files of a zip', () => {
  it.each([['compressed', {}], ['stored', { level: 0 }]])('are listed and read when %s', async (_how, options) => {
    const image = await pngOf([1, 2, 3], 16);
    const { entries, close } = await zipEntries(await zipOf({ 'a/1.png': image, 'b/ü.png': image }, options), 'x.zip');
    expect(entries.map(({ path }) => path)).toEqual(['a/1.png', 'b/ü.png']);
    expect(await entries[1]?.read()).toEqual(image);
    await close();
  });

  it('cannot be had from a file that is no zip', async () => {
    await expect(zipEntries(new Blob(['<html>']), 'x.zip')).rejects.toThrow(/x\.zip: cannot be read as a zip file/);
  });

  it('cannot be had from a zip cut short', async () => {
    const whole = await zipOf({ 'a/1.png': await pngOf([1, 2, 3], 16) });
    await expect(zipEntries(whole.slice(0, whole.size - 30), 'x.zip')).rejects.toThrow('is it one, and whole?');
  });

  it('are named when damaged', async () => {
    const bytes = new Uint8Array(await (await zipOf({ 'a/1.png': new Uint8Array(1000).fill(7) })).arrayBuffer());
    bytes.fill(255, 100, 110); // within the compressed data: local headers of 30 bytes and name come first
    const { entries } = await zipEntries(new Blob([bytes]), 'x.zip');
    await expect(entries[0]?.read()).rejects.toThrow(/a\/1\.png: cannot be read from the zip file/);
  });

  it('are refused when encrypted', async () => {
    const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false, password: 'secret' });
    await writer.add('a/1.png', new TextReader('x'));
    const { entries } = await zipEntries(await writer.close(), 'x.zip');
    await expect(entries[0]?.read()).rejects.toThrow(/a\/1\.png: cannot be read from the zip file/);
  });

  it('are refused when they would unpack to more than 64 MB', async () => {
    const zip = await zipOf({ 'a/1.png': new Uint8Array(65_000_000) });
    expect(zip.size).toBeLessThan(1_000_000);
    const { entries } = await zipEntries(zip, 'x.zip');
    await expect(entries[0]?.read()).rejects.toThrow('a/1.png of 65.0 MB: must be at most 64.0 MB');
  });
});
