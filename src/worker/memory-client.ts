/** The page's end of the requests about the memory of a run. */
import { type AskedWorkerPort, askWorker } from './ask-worker.ts';
import type { MemoryRequest, MemoryResponse } from './memory-protocol.ts';

/** Resolves with the answer, `failed` where the worker gives none; never rejects. */
export type AskMemory = (request: MemoryRequest) => Promise<MemoryResponse>;

/** Milliseconds for an answer: it takes a second at most, and longer on a machine at work. */
const PATIENCE = 60_000;

/** Asks workers of the built page. */
export const askMemory: AskMemory = askWorker(createMemoryWorker, PATIENCE);

function createMemoryWorker(): AskedWorkerPort<MemoryRequest> {
  return new Worker(new URL('./memory-worker.ts', import.meta.url), { type: 'module', name: 'memory of a run' });
}
