import { expect, it } from 'vitest';
import { memorySource, type ByteSource } from '../byte-source.ts';
import { gzipOf } from '../testing/archives.ts';
import { gunzip, unpacked } from './gunzip.ts';

const text = new TextEncoder().encode('learngene '.repeat(300_000)); // 3 MB: several reads and a few kB packed
const isText = async (source: ByteSource): Promise<boolean> => Buffer.compare(await source.read(0, source.size), text) === 0;

it('gzip is unpacked, and other bytes are left as they are', async () => {
  const packed = await gzipOf(text);
  expect(await isText(await unpacked(memorySource(packed), 'x.gz'))).toBe(true);
  expect(await isText(await unpacked(memorySource(text), 'x.txt'))).toBe(true);
});

it('gzip cut short, changed, or of nothing but its first bytes is refused by name', async () => {
  const packed = await gzipOf(text);
  for (const broken of [packed.slice(0, -20), packed.slice(0, 3), packed.with(packed.length - 6, 1), packed.fill(7, 20, 60)]) {
    await expect(gunzip(memorySource(broken), 'x.gz')).rejects.toThrow(/x\.gz: cannot be unpacked as gzip/);
  }
});

it('gzip whose last 8 bytes, sum and length (RFC 1952), are not those of what it holds is refused by name', async () => {
  const packed = await gzipOf(text);
  for (const byte of [8, 7, 6, 5, 4, 3, 2, 1]) {
    const place = packed.length - byte;
    const lying = packed.with(place, (packed[place] ?? 0) ^ 1);
    await expect(gunzip(memorySource(lying), 'x.gz')).rejects.toThrow(/x\.gz: cannot be unpacked as gzip/);
  }
});

it('gzip that unpacks to more than the bound is refused while it is unpacked', async () => {
  await expect(gunzip(memorySource(await gzipOf(text)), 'x.gz', 1e6)).rejects.toThrow('x.gz: unpacks to more than 1.0 MB');
});
