/** Serves files from memory in a thread of its own: says its origin first, then takes one `{ path, bytes }` after the other. */
import { parentPort } from 'node:worker_threads';
import { faultServer } from '../../src/data/testing/fault-server.ts';

const server = await faultServer();
parentPort?.on('message', ({ path, bytes }: { readonly path: string; readonly bytes: Uint8Array }) => void server.serve(path, bytes));
parentPort?.postMessage(server.origin);
