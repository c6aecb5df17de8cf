import { at } from '../../lib/errors.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Neighbouring blocks that come together, from front to back. */
export interface BlockRun {
  /** Resolves for each block of the run, in order, as soon as its own bytes have come. */
  readonly blocks: readonly Promise<Bytes>[];
  /** Takes what comes next. */
  take(piece: Bytes): void;
  /** Rejects the blocks that have not come. */
  fail(thrown: unknown): void;
}

/** A run of `bytes` bytes in one piece of memory; `onBlock` is called with each block, counted from 0, before it resolves. */
export function blockRun(bytes: number, blockBytes: number, onBlock: (block: number, content: Bytes) => void): BlockRun {
  const run = new Uint8Array(bytes);
  const waiting = Array.from({ length: Math.ceil(bytes / blockBytes) }, () => deferred<Bytes>());
  let [filled, next] = [0, 0];
  return {
    blocks: waiting.map(({ promise }) => promise),
    take(piece) {
      run.set(piece, filled);
      filled += piece.length;
      for (; next < waiting.length && filled >= Math.min((next + 1) * blockBytes, bytes); next++) {
        const content = run.subarray(next * blockBytes, (next + 1) * blockBytes);
        onBlock(next, content);
        at(waiting, next).resolve(content);
      }
    },
    fail(thrown) {
      for (const { reject } of waiting.slice(next)) reject(thrown);
    },
  };
}

interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (thrown: unknown) => void;
}

function deferred<T>(): Deferred<T> {
  let settle: Omit<Deferred<T>, 'promise'> | undefined;
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { promise, ...(settle as unknown as Omit<Deferred<T>, 'promise'>) };
}
