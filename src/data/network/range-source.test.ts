import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { faultServer, type Asked, type FaultServer } from '../testing/fault-server.ts';
import { countedBytes, hastyNetwork } from '../testing/hasty-network.ts';
import type { ByteSource } from '../byte-source.ts';
import type { Network } from './network.ts';
import { probe } from './probe.ts';
import { rangeSource, type RangeSourceOptions } from './range-source.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await faultServer();
});
afterAll(() => server.close());

const bytes = countedBytes(10_000);
const blocks = { blockBytes: 1000, blocksKept: 8 };
/** Request 0 is the one that looks at the address. */
const once = (at: number, request = 1) => (count: number): number | undefined => (count === request ? at : undefined);

async function sourceAt(url: string, network: Network, options?: RangeSourceOptions): Promise<ByteSource> {
  return rangeSource(await probe(url, network), network, options);
}

describe('a file that is read where it lies', () => {
  it('asks for whole blocks, and for each once', async () => {
    const source = await sourceAt(server.serve('/blocks', bytes), hastyNetwork().network, blocks);
    expect(await source.read(1500, 1600)).toEqual(bytes.slice(1500, 1600));
    expect(await source.read(1000, 2000)).toEqual(bytes.slice(1000, 2000));
    expect(await source.read(9990, 10_000)).toEqual(bytes.slice(9990));
    expect(await source.read(7, 7)).toHaveLength(0);
    expect(server.rangesOf('/blocks')).toEqual(['0-511', '1000-1999', '9000-9999']);
  });

  it('lets readers of one block at a time share its request', async () => {
    const source = await sourceAt(server.serve('/shared', bytes), hastyNetwork().network, blocks);
    const reads = await Promise.all([source.read(0, 10), source.read(900, 1100), source.read(5, 15), source.read(1000, 1010)]);
    expect(reads).toEqual([bytes.slice(0, 10), bytes.slice(900, 1100), bytes.slice(5, 15), bytes.slice(1000, 1010)]);
    expect(server.rangesOf('/shared').slice(1)).toEqual(['0-999', '1000-1999']);
  });

  it('asks for what is missing of a long stretch by one request for each gap', async () => {
    const source = await sourceAt(server.serve('/gaps', bytes), hastyNetwork().network, blocks);
    await source.read(4000, 4001);
    expect(await source.read(500, 9500)).toEqual(bytes.slice(500, 9500));
    expect(server.rangesOf('/gaps').slice(1)).toEqual(['4000-4999', '0-3999', '5000-9999']);
  });

  it('keeps few blocks, those lately read', async () => {
    const source = await sourceAt(server.serve('/few', bytes), hastyNetwork().network, { blockBytes: 1000, blocksKept: 2 });
    for (const start of [0, 1000, 0, 2000, 0, 1000]) await source.read(start, start + 1);
    expect(server.rangesOf('/few').slice(1)).toEqual(['0-999', '1000-1999', '2000-2999', '1000-1999']);
  });

  it('goes on with the next byte after a connection that broke off, and says that it waits', async () => {
    const url = server.serve('/cut', bytes, { cutAfter: once(2500) });
    const { network, states } = hastyNetwork();
    const source = await sourceAt(url, network, blocks);
    expect(await source.read(0, 10_000)).toEqual(bytes);
    const [, first, second, ...others] = server.rangesOf('/cut');
    expect([first, others]).toEqual(['0-9999', []]);
    // Some of what was sent may be lost with the connection; never is anything asked for that had not been sent.
    expect(Number(second?.split('-')[0])).toBeLessThanOrEqual(2500);
    expect(states.some(({ status, waitingFor }) => status === 'waiting' && /broke off .*; try 2 of 6/.test(waitingFor ?? ''))).toBe(true);
  });

  it('aborts a request that falls silent and goes on by another', async () => {
    const source = await sourceAt(server.serve('/stall', bytes, { stallAfter: once(2500) }), hastyNetwork({ stall: 60 }).network, blocks);
    expect(await source.read(0, 10_000)).toEqual(bytes);
    expect(server.rangesOf('/stall')).toHaveLength(3);
  });

  it.each<[string, Parameters<FaultServer['serve']>[2], RegExp]>([
    ['has changed', { content: (count) => (count === 0 ? bytes : bytes.map((byte) => byte ^ 1)) }, /the file changed on the server while it was being read; start again/],
    ['has shrunk', { content: (count) => (count === 0 ? bytes : bytes.slice(0, 500)) }, /the file changed on the server/],
    ['comes as a whole all at once', { headers: (right) => right, status: (count) => (count === 0 ? undefined : 200) }, /the server no longer gives parts of the file/],
    ['comes with another part', { headers: (right, count) => (count === 0 ? right : { ...right, 'content-range': 'bytes 0-999/10000' }) }, /answered with bytes 0-999\/10000 where bytes 1000-1999 was asked for/],
    ['breaks off at one place always', { cutAfter: (count) => (count === 0 ? undefined : 0) }, /broke off \(.*\), in the last of 6 tries; check the connection/],
  ])('says so when it %s', async (what, faults, message) => {
    const source = await sourceAt(server.serve(`/${what.replaceAll(' ', '-')}`, bytes, faults), hastyNetwork().network, blocks);
    await expect(source.read(1000, 2000)).rejects.toThrow(message);
  });

  it('can be read again after all tries have failed', async () => {
    const source = await sourceAt(server.serve('/back', bytes, { status: (count) => (count > 0 && count < 3 ? 500 : undefined) }), hastyNetwork({ tries: 2 }).network, blocks);
    await expect(source.read(0, 10)).rejects.toThrow('500 Internal Server Error, in the last of 2 tries');
    expect(await source.read(0, 10)).toEqual(bytes.slice(0, 10));
  });

  it('asks at the address again when the one it led to has expired', async () => {
    server.serve('/signed', bytes, { status: (count) => (count === 1 ? 403 : undefined) });
    const source = await sourceAt(server.serve('/hub', bytes, { redirect: () => '/signed' }), hastyNetwork().network, blocks);
    expect(await source.read(0, 10)).toEqual(bytes.slice(0, 10));
    expect([server.rangesOf('/hub'), server.rangesOf('/signed')]).toEqual([['0-511', '0-999'], ['0-511', '0-999', '0-999']]);
  });

  it('stops during a pause without losing patience, and goes on', async () => {
    const { network, pause, resume, states } = hastyNetwork({ stall: 100, tries: 1 });
    const source = await sourceAt(server.serve('/paused', bytes, { stallAfter: once(1500) }), network, blocks);
    const all = source.read(0, 10_000);
    await source.read(0, 1000); // the first block of the same request
    pause();
    // Three times the patience, after which a connection that is silent would be given up.
    await new Promise((resolve) => void setTimeout(resolve, 300));
    expect(server.rangesOf('/paused')).toEqual(['0-511', '0-9999']);
    expect(states.at(-1)?.status).toBe('paused');
    resume();
    expect(await all).toEqual(bytes);
    expect(server.rangesOf('/paused')).toEqual(['0-511', '0-9999', '1500-9999']);
  });

  it('is not put out by a connection that dies during a pause', async () => {
    const { network, pause, resume } = hastyNetwork({ tries: 1 });
    const source = await sourceAt(server.serve('/died', bytes, { stallAfter: once(1500) }), network, blocks);
    const all = source.read(0, 10_000);
    await source.read(0, 1000); // the first block of the same request
    pause();
    server.drop();
    await new Promise((resolve) => void setTimeout(resolve, 50));
    expect(server.rangesOf('/died')).toEqual(['0-511', '0-9999']);
    resume();
    expect(await all).toEqual(bytes);
    expect(server.rangesOf('/died')).toHaveLength(3);
  });

  it('ends all reads at once by an abort', async () => {
    const { network, abort } = hastyNetwork();
    const source = await sourceAt(server.serve('/abort', bytes, { stallAfter: once(500) }), network, blocks);
    const reads = [source.read(0, 1000), source.read(500, 3000)];
    setTimeout(abort, 10);
    for (const read of await Promise.allSettled(reads)) expect(read).toMatchObject({ status: 'rejected', reason: { name: 'AbortError' } });
    await expect(source.read(0, 1)).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('ends a request when all who wait for it have aborted, and asks anew for the next', async () => {
    const source = await sourceAt(server.serve('/given-up', bytes, { stallAfter: once(500) }), hastyNetwork().network, blocks);
    const [one, other] = [new AbortController(), new AbortController()];
    const reads = [source.read(0, 1000, one.signal), source.read(500, 900, other.signal)];
    await vi.waitFor(() => expect(server.rangesOf('/given-up')).toEqual(['0-511', '0-999']));
    one.abort(new Error('first'));
    await expect(reads[0]).rejects.toThrow('first');
    const joined = source.read(0, 10, other.signal); // the second one still waits for that request
    other.abort(new Error('second'));
    for (const read of [reads[1], joined]) await expect(read).rejects.toThrow('second');
    expect(await source.read(0, 1000)).toEqual(bytes.slice(0, 1000)); // long before the silent one would be given up
    expect(server.rangesOf('/given-up')).toEqual(['0-511', '0-999', '0-999']);
  });

  it('gives the right bytes, and asks for none that it has, wherever it is read and connections break', async () => {
    const reads = fc.array(fc.tuple(fc.nat(10_000), fc.nat(10_000)), { minLength: 1, maxLength: 6 });
    const cuts = fc.array(fc.option(fc.integer({ min: 1, max: 4000 }), { nil: undefined }), { maxLength: 8 });
    let run = 0;
    await fc.assert(fc.asyncProperty(reads, cuts, fc.boolean(), async (spans, cutAfter, together) => {
      const path = `/property-${run++}`;
      const url = server.serve(path, bytes, { cutAfter: (count) => (count === 0 ? undefined : cutAfter[count - 1]) });
      const source = await sourceAt(url, hastyNetwork().network, { blockBytes: 700, blocksKept: 30 });
      const read = async ([a, b]: [number, number]): Promise<void> => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        expect(await source.read(start, end)).toEqual(bytes.slice(start, end));
      };
      if (together) await Promise.all(spans.map(read));
      else for (const span of spans) await read(span);
      expect(askedAgain(server.asked.filter((entry) => entry.path === path).slice(1))).toEqual([]); // the first looks at the address
    }), { numRuns: 60 });
  });
});

/**
 * Requests that were for what had been asked for before, of those in the order in which they came: all but such
 * as go on with another, from no later than where that was cut.
 */
function askedAgain(asked: readonly Asked[]): string[] {
  const cut = new Map<number, { start: number; sent: number }>();
  const whole: { start: number; last: number }[] = [];
  return asked.flatMap(({ range, sent }) => {
    const [start = 0, last = 0] = range.split('-').map(Number);
    const before = cut.get(last);
    cut.set(last, { start, sent });
    if (before) return start >= before.start && start <= before.start + before.sent ? [] : [range];
    const overlaps = whole.some((other) => start <= other.last && other.start <= last);
    whole.push({ start, last });
    return overlaps ? [range] : [];
  });
}
