import type { DecodeJob } from '../decode-messages.ts';
import { serveDecoding } from '../serve-decoding.ts';
import { decodeInBrowser } from './decode-in-browser.ts';

const serve = serveDecoding(decodeInBrowser, (reply, transfer) => self.postMessage(reply, { transfer }));
self.addEventListener('message', ({ data }: MessageEvent<DecodeJob>) => void serve(data));
