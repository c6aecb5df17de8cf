import { parentPort } from 'node:worker_threads';
import { invariant } from '../../../lib/errors.ts';
import type { DecodeJob } from '../decode-messages.ts';
import { serveDecoding } from '../serve-decoding.ts';
import { decodeWithSharp } from './decode-with-sharp.ts';

const port = parentPort;
invariant(port, 'a decode thread without a parent');
const serve = serveDecoding(decodeWithSharp, (reply, transfer) => port.postMessage(reply, transfer));
port.on('message', (job: DecodeJob) => void serve(job));
