import { availableParallelism } from 'node:os';
import { typescriptThread } from '../../../lib/node/typescript-thread.ts';
import type { DecodeReply } from '../decode-messages.ts';
import { decodePool, type DecodePlatform, type DecodeThread, type ThreadEvents } from '../decode-pool.ts';
import type { Decoder } from '../decoder.ts';
import { decodeWithSharp } from './decode-with-sharp.ts';

const platform: DecodePlatform = { processors: availableParallelism(), decode: decodeWithSharp, startThread };

/** Decodes with libvips in worker threads. */
export function nodeDecoder(): Decoder {
  return decodePool(platform);
}

/** A worker thread; the program does not end before it has answered, and is not kept from ending afterwards. */
export function startThread({ reply, died }: ThreadEvents): DecodeThread {
  const worker = typescriptThread(new URL('node-decode-thread.ts', import.meta.url));
  let underWay = 0;
  worker.unref();
  worker.on('message', (message: DecodeReply) => {
    if (message.kind !== 'ready' && --underWay === 0) worker.unref();
    reply(message);
  });
  worker.on('error', died);
  worker.on('exit', died);
  return {
    post(job, transfer) {
      if (underWay++ === 0) worker.ref();
      worker.postMessage(job, transfer);
    },
    end: async () => void (await worker.terminate()),
  };
}
