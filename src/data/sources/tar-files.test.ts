import { describe, expect, it } from 'vitest';
import { memorySource, readWhole } from '../byte-source.ts';
import { tarOf } from '../testing/archives.ts';
import { isTar, tarFiles } from './tar-files.ts';

const long = `${'folder/'.repeat(40)}ü.png`; // 100 bytes are the most that a plain header holds

const pathsOf = async (tar: Uint8Array<ArrayBuffer>): Promise<string[]> =>
  (await tarFiles(memorySource(tar), 'x.tar')).map(({ path }) => path);

/** Writes text into the first header and makes its sum right again. */
function rewritten(tar: Uint8Array<ArrayBuffer>, offset: number, text: string): Uint8Array<ArrayBuffer> {
  const copy = tar.slice();
  copy.set(new TextEncoder().encode(text), offset);
  copy.fill(32, 148, 156);
  const sum = copy.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  copy.set(new TextEncoder().encode(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
  return copy;
}

describe('the files of a tar', () => {
  it('are listed and read, with names of any length and letters', async () => {
    const tar = await tarOf({ './a/1.png': 'one', [long]: 'two', empty: '' });
    const files = await tarFiles(memorySource(tar), 'x.tar');
    expect(files.map(({ path }) => path)).toEqual(['a/1.png', long, 'empty']);
    const texts = await Promise.all(files.map(async (file) => new TextDecoder().decode(await readWhole(file))));
    expect(texts).toEqual(['one', 'two', '']);
  });

  it('leave out links and directories', async () => {
    const tar = await tarOf({ 'a.png': '', 'b.png': '' });
    expect(await pathsOf(rewritten(tar, 156, '2'))).toEqual(['b.png']);
    expect(await pathsOf(rewritten(tar, 156, '5'))).toEqual(['b.png']);
  });

  it('may have their sizes in binary, as GNU tar writes large ones', async () => {
    const tar = rewritten(await tarOf({ 'a.png': 'three' }), 124, '\0'.repeat(12));
    tar[124] = 0x80;
    tar[135] = 5;
    const summed = rewritten(tar, 0, 'a.png');
    const [file] = await tarFiles(memorySource(summed), 'x.tar');
    expect(file && new TextDecoder().decode(await readWhole(file))).toBe('three');
  });

  it.each([
    ['cut within a file', (tar: Uint8Array<ArrayBuffer>) => tar.slice(0, 514), /x\.tar: ends before a\.png does; the archive was cut short/],
    ['cut within a header', (tar: Uint8Array<ArrayBuffer>) => tar.slice(0, 1024 + 100), /x\.tar: ends before the end of the archive does/],
    ['changed in a header', (tar: Uint8Array<ArrayBuffer>) => tar.with(3, 1), /x\.tar: the header at byte 0 does not add up/],
    ['whose size says more than there is', (tar: Uint8Array<ArrayBuffer>) => rewritten(tar, 124, '77777777777'), /ends before a\.png does/],
    ['whose size is no number', (tar: Uint8Array<ArrayBuffer>) => rewritten(tar, 124, 'many\0'), /the size of a\.png is no number/],
  ])('are refused in an archive %s', async (_what, change, message) => {
    const tar = change(await tarOf({ 'a.png': 'one', 'b.png': 'two' }));
    await expect(pathsOf(tar)).rejects.toThrow(message);
  });

  it('are not sought in what is no tar', async () => {
    expect(isTar(await tarOf({ a: 'b' }))).toBe(true);
    expect(isTar(new Uint8Array(512))).toBe(false);
    expect(isTar(new TextEncoder().encode('<html>'.repeat(100)))).toBe(false);
  });
});
