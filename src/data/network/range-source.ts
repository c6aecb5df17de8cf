import { invariant } from '../../lib/errors.ts';
import type { ByteSource } from '../byte-source.ts';
import { orAborted } from '../concurrent.ts';
import { blockRun } from './block-runs.ts';
import { bytesAcross, keptBlocks, missingRuns } from './blocks.ts';
import { endedBy, type Network } from './network.ts';
import type { Probed } from './probe.ts';
import { receive } from './receive.ts';

export interface RangeSourceOptions {
  /** Bytes that are asked for at least, and kept together. */
  readonly blockBytes?: number;
  /** Blocks kept in memory, those least lately read dropped first. */
  readonly blocksKept?: number;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** A run of blocks that is under way, and how many reads wait for blocks of it. */
interface RunUse {
  readers: number;
  /** Ends the request, where it is still under way. */
  end(reason: unknown): void;
}

interface Coming {
  readonly bytes: Promise<Bytes>;
  readonly run: RunUse;
}

/**
 * A file read where it lies, in whole blocks, which are kept: neighbouring blocks that are missing come by one
 * request, and who wants a block that is on its way waits for it; a request ends when all who wait for it have aborted. Every answer must be of the version that was probed.
 */
export function rangeSource({ address, size, facts }: Probed, network: Network, { blockBytes = 2 ** 20, blocksKept = 32 }: RangeSourceOptions = {}): ByteSource {
  invariant(size !== undefined, `${address.href} is read in parts without its size`);
  const kept = keptBlocks(blocksKept);
  const coming = new Map<number, Coming>();
  const cameOnce = new Set<number>();
  const account = network.meter.account(address.href);
  account.expect(size);

  const fetchRun = async (first: number, last: number): Promise<void> => {
    const ending = new AbortController();
    let left = last - first + 1; // blocks that have not come
    const [start, end] = [first * blockBytes, Math.min((last + 1) * blockBytes, size)];
    const run = blockRun(end - start, blockBytes, (place, bytes) => {
      const block = first + place;
      left--;
      // Of a long run, which would push out all else, only the edges are kept, where the next one may join.
      if (last - first < blocksKept / 2 || block === first || block === last) kept.set(block, bytes.slice());
      coming.delete(block);
      if (!cameOnce.has(block)) account.add(bytes.length);
      cameOnce.add(block);
    });
    const forget = (): void => {
      for (const [place, bytes] of run.blocks.entries()) if (coming.get(first + place)?.bytes === bytes) coming.delete(first + place);
    };
    const use: RunUse = { readers: 0, end: (reason) => {
      if (left === 0) return; // the connection serves the next request
      forget(); // at once, so that whoever comes now asks anew
      ending.abort(reason);
    } };
    for (const [place, bytes] of run.blocks.entries()) coming.set(first + place, { bytes, run: use });
    try {
      const pieces = receive({ address, start, end, whole: false, known: facts, atMost: size, cache: 'no-store' }, endedBy(network, ending.signal));
      for await (const piece of pieces) run.take(piece);
    } catch (thrown) {
      forget();
      run.fail(thrown);
    }
  };

  return {
    size,
    remote: true,
    async read(start, end, signal) {
      invariant(start >= 0 && start <= end && end <= size, `bytes ${start} to ${end} of ${size} at ${address.href}`);
      if (start === end) return new Uint8Array(0);
      network.transfer.signal.throwIfAborted();
      signal?.throwIfAborted();
      const [first, last] = [Math.floor(start / blockBytes), Math.floor((end - 1) / blockBytes)];
      const found = Array.from({ length: last - first + 1 }, (_, i) => kept.get(first + i));
      const runs = missingRuns(found.length, (i) => !found[i] && !coming.has(first + i));
      for (const [from, to] of runs) void fetchRun(first + from, first + to);
      const awaited = found.map((bytes, i) => bytes ?? comingBlock(coming, first + i));
      const used = new Set(awaited.flatMap((one) => ('run' in one ? [one.run] : [])));
      for (const run of used) run.readers++;
      try {
        const blocks = await orAborted(Promise.all(awaited.map(async (one) => ('run' in one ? one.bytes : one))), signal);
        return bytesAcross(blocks, start - first * blockBytes, end - start);
      } finally {
        for (const run of used) if (--run.readers === 0) run.end(signal?.reason);
      }
    },
  };
}

function comingBlock(coming: ReadonlyMap<number, Coming>, block: number): Coming {
  const found = coming.get(block);
  invariant(found, `block ${block} was never asked for`);
  return found;
}
