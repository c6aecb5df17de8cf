import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { OpenPartialFile } from '../store/partial-file.ts';
import { faultServer, type FaultServer, type Faults } from '../testing/fault-server.ts';
import { countedBytes, hastyNetwork } from '../testing/hasty-network.ts';
import { memoryPartialFiles } from '../testing/memory-partial-file.ts';
import { downloadProbed } from './download.ts';
import type { Network } from './network.ts';
import { probe } from './probe.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await faultServer();
});
afterAll(() => server.close());

const bytes = countedBytes(10_000);
const mostBytes = 20_000;
const contentOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

async function downloadAt(url: string, network: Network, files: OpenPartialFile, atMost: number): Promise<Blob> {
  return downloadProbed(await probe(url, network, atMost), network, files, atMost);
}

/** A download that ends for good after some bytes, and what the next one asks for and gets of the same partial file. */
async function interrupted(path: string, faults: Faults, signal: 'cut' | 'abort' = 'cut'): Promise<{ content: Uint8Array; ranges: string[]; kept: number }> {
  const files = memoryPartialFiles();
  const url = server.serve(path, bytes, signal === 'cut' ? { cutAfter: (count) => (count === 1 ? 4000 : undefined), ...faults } : { stallAfter: (count) => (count === 1 ? 4000 : undefined), ...faults });
  const { network, abort, states } = hastyNetwork({ tries: 1 });
  const first = downloadAt(url, network, files, mostBytes);
  if (signal === 'abort') {
    await vi.waitUntil(() => states.at(-1)?.receivedBytes === 4000);
    abort();
  }
  await expect(first).rejects.toThrow(signal === 'cut' ? 'broke off' : 'aborted');
  const file = await files(url, network.transfer.signal);
  const kept = file.size;
  await file.close();
  return { content: await contentOf(await downloadAt(url, hastyNetwork().network, files, mostBytes)), ranges: server.rangesOf(path), kept };
}

describe('a download', () => {
  it('gives the whole file, counts its bytes, and asks for nothing more when it is there', async () => {
    const [files, { network, states }] = [memoryPartialFiles(), hastyNetwork()];
    const url = server.serve('/good', bytes);
    expect(await contentOf(await downloadAt(url, network, files, mostBytes))).toEqual(bytes);
    expect(await contentOf(await downloadAt(url, network, files, mostBytes))).toEqual(bytes);
    expect(server.rangesOf('/good')).toEqual(['0-511', '0-', '0-511']);
    await expect.poll(() => states.at(-1)?.receivedBytes).toBe(20_000); // both accounts are full
  });

  it.each(['cut', 'abort'] as const)('that was ended by %s goes on later where it stopped', async (by) => {
    const { content, ranges, kept } = await interrupted(`/later-${by}`, {}, by);
    expect(content).toEqual(bytes);
    expect(kept).toBeGreaterThan(0);
    expect(ranges).toEqual(['0-511', '0-', '0-511', `${kept}-`]);
  });

  it('begins anew when the server has another version since', async () => {
    const other = bytes.map((byte) => byte ^ 1);
    const { content, ranges } = await interrupted('/changed', { content: (count) => (count < 2 ? bytes : other) });
    expect(content).toEqual(other);
    expect(ranges.at(-1)).toBe('0-');
  });

  it('begins anew when what was kept has no version to go by', async () => {
    const { content, ranges } = await interrupted('/nameless', { headers: ({ etag: _etag, ...others }) => others });
    expect(content).toEqual(bytes);
    expect(ranges.at(-1)).toBe('0-');
  });

  it('begins anew when the file changes on its way', async () => {
    const other = bytes.map((byte) => byte ^ 1);
    const url = server.serve('/midway', bytes, { content: (count) => (count < 2 ? bytes : other), cutAfter: (count) => (count === 1 ? 4000 : undefined) });
    expect(await contentOf(await downloadAt(url, hastyNetwork().network, memoryPartialFiles(), mostBytes))).toEqual(other);
  });

  it('gives up on a file that changes again and again', async () => {
    const url = server.serve('/restless', bytes, { content: (count) => bytes.map((byte) => byte ^ count) });
    await expect(downloadAt(url, hastyNetwork().network, memoryPartialFiles(), mostBytes)).rejects.toThrow(/the file changed on the server/);
  });

  it.each<[string, Faults]>([
    ['gives no parts', { ranges: false, cutAfter: (count) => (count === 1 ? 4000 : undefined) }],
    ['gives no parts and tells no length', { ranges: false, cutAfter: (count) => (count === 1 ? 4000 : undefined), headers: ({ 'content-length': _length, ...others }) => others }],
    ['hides what is a part of what', { headers: ({ 'content-range': _range, ...others }) => others, cutAfter: (count) => (count === 2 ? 4000 : undefined) }],
    ['is slow and falls silent', { bytesPerSecond: 200_000, stallAfter: (count) => (count === 1 ? 4000 : undefined) }],
  ])('comes whole, after it was cut off, from a server that %s', async (what, faults) => {
    const url = server.serve(`/${what.replaceAll(' ', '-')}`, bytes, faults);
    expect(await contentOf(await downloadAt(url, hastyNetwork({ stall: 100 }).network, memoryPartialFiles(), mostBytes))).toEqual(bytes);
  });

  it('takes nothing from the connection during a pause, and all of it afterwards', async () => {
    const { network, pause, resume } = hastyNetwork();
    const url = server.serve('/paused', bytes, { bytesPerSecond: 20_000 }); // half a second
    let kept = 0;
    const open = memoryPartialFiles();
    const downloading = downloadAt(url, network, async (address, signal) => {
      const file = await open(address, signal);
      return { ...file, get size() { return file.size; }, get version() { return file.version; }, append: async (piece) => file.append(piece).then(() => void (kept = file.size)) };
    }, mostBytes);
    await expect.poll(() => kept, { interval: 5 }).toBeGreaterThan(0);
    pause();
    let before: number;
    do { // what was being read may still come
      before = kept;
      await new Promise((resolve) => void setTimeout(resolve, 200));
    } while (kept !== before);
    await new Promise((resolve) => void setTimeout(resolve, 100));
    expect(kept).toBe(before);
    expect(kept).toBeLessThan(bytes.length);
    resume();
    expect(await contentOf(await downloading)).toEqual(bytes);
    expect(server.rangesOf('/paused')).toEqual(['0-511', '0-']);
  });

  it('is refused beyond its bound by what is declared', async () => {
    await expect(downloadAt(server.serve('/declared', bytes), hastyNetwork().network, memoryPartialFiles(), 9999)).rejects.toThrow(/\/declared: takes 10\.0 kB, more than 10\.0 kB/);
  });

  it('is ended beyond its bound by what comes, where nothing is declared', async () => {
    const url = server.serve('/undeclared', bytes, { ranges: false, headers: ({ 'content-length': _length, ...others }) => others });
    await expect(downloadAt(url, hastyNetwork().network, memoryPartialFiles(), 5000)).rejects.toThrow(/\/undeclared: takes .* kB, more than 5\.0 kB/);
  });

  it('lets go of the partial file whatever happens', async () => {
    const files = memoryPartialFiles();
    const url = server.serve('/broken', bytes, { cutAfter: (count) => (count === 0 ? undefined : 0) });
    await expect(downloadAt(url, hastyNetwork({ tries: 1 }).network, files, mostBytes)).rejects.toThrow('broke off');
    await (await files(url, new AbortController().signal)).close();
  });
});
