import type { DecodeReply } from '../decode-messages.ts';
import { decodePool, type DecodePlatform, type DecodeThread, type ThreadEvents } from '../decode-pool.ts';
import type { Decoder } from '../decoder.ts';
import { decodeInBrowser } from './decode-in-browser.ts';

const platform: DecodePlatform = { processors: navigator.hardwareConcurrency, decode: decodeInBrowser, startThread };

/** Decodes with the browser's decoders in workers, which may be workers of a worker. */
export function browserDecoder(): Decoder {
  return decodePool(platform);
}

/** A worker; `error` tells of one that could not be loaded as well as of one that failed. */
function startThread({ reply, died }: ThreadEvents): DecodeThread {
  const worker = new Worker(new URL('browser-decode-thread.ts', import.meta.url), { type: 'module', name: 'decode thread' });
  worker.addEventListener('message', ({ data }: MessageEvent<DecodeReply>) => reply(data));
  worker.addEventListener('error', died);
  return { post: (job, transfer) => worker.postMessage(job, transfer), end: async () => worker.terminate() };
}
