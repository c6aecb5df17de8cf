/** The page's end of the requests about files of runs. */
import { type AskedWorkerPort, askWorker } from './ask-worker.ts';
import type { ReadRequest, ReadResponse } from './run-files-protocol.ts';

/** Reads runs of files; resolves with the answer, `failed` where the worker gives none; never rejects. */
export type ReadRunFiles = (request: ReadRequest) => Promise<ReadResponse>;

/** Milliseconds for an answer: the largest files take some seconds, and longer on a machine at work. */
const PATIENCE = 120_000;

/** Asks workers of the built page. */
export const readRunFiles: ReadRunFiles = askWorker(createRunFilesWorker, PATIENCE);

function createRunFilesWorker(): AskedWorkerPort<ReadRequest> {
  return new Worker(new URL('./run-files-worker.ts', import.meta.url), { type: 'module', name: 'files of runs' });
}
