import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultServer, type FaultServer } from '../testing/fault-server.ts';
import { countedBytes, hastyNetwork } from '../testing/hasty-network.ts';
import { memoryPartialFiles } from '../testing/memory-partial-file.ts';
import { remoteFile } from './remote-file.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await faultServer();
});
afterAll(() => server.close());

const bytes = countedBytes(10_000);
const optionsFor = (inPlace: boolean) => ({ canBeReadInPlace: () => inPlace, openPartialFile: memoryPartialFiles(), atMost: 20_000, blockBytes: 1000 });

describe('a file at an address', () => {
  it('is named by the last part of its address', () => {
    expect(remoteFile('https://example.org/a/my%20set.zip?download=1#x', hastyNetwork().network, optionsFor(true)).path).toBe('my set.zip');
  });

  it('is read where it lies, and opened once, where kind and server allow it', async () => {
    const file = remoteFile(server.serve('/in-place', bytes), hastyNetwork().network, optionsFor(true));
    const [one, other] = await Promise.all([file.open(), file.open()]);
    expect(await one.read(5000, 5010)).toEqual(bytes.slice(5000, 5010));
    expect(await other.read(5010, 5020)).toEqual(bytes.slice(5010, 5020));
    expect(server.rangesOf('/in-place')).toEqual(['0-511', '5000-5999']);
  });

  it.each([['whose kind does not allow it', false, true], ['whose server gives no parts', true, false]])('is downloaded %s', async (what, inPlace, ranges) => {
    const path = `/${what.replaceAll(' ', '-')}`;
    const source = await remoteFile(server.serve(path, bytes, { ranges }), hastyNetwork().network, optionsFor(inPlace)).open();
    expect(await source.read(0, source.size)).toEqual(bytes);
    expect(server.rangesOf(path)).toEqual(['0-511', '0-']);
  });

  it('decides by its first bytes', async () => {
    const seen: Uint8Array[] = [];
    await remoteFile(server.serve('/kind', bytes), hastyNetwork().network, { ...optionsFor(true), canBeReadInPlace: (start) => seen.push(start) > 0 }).open();
    expect(seen).toEqual([bytes.slice(0, 512)]);
  });

  it('can be opened again after it failed', async () => {
    const file = remoteFile(server.serve('/again', bytes, { status: (count) => (count === 0 ? 404 : undefined) }), hastyNetwork().network, optionsFor(true));
    await expect(file.open()).rejects.toThrow('404 Not Found');
    expect((await file.open()).size).toBe(10_000);
  });

  it('is refused beyond its bound', async () => {
    await expect(remoteFile(server.serve('/large', bytes), hastyNetwork().network, optionsFor(true)).open(5000)).rejects.toThrow(/large of 10\.0 kB: must be at most 5\.0 kB/);
  });
});
