/** The page's end of the requests about interrupted runs. */
import { type AskedWorkerPort, askWorker } from './ask-worker.ts';
import type { InterruptedRequest, InterruptedResponse } from './interrupted-protocol.ts';

/** Resolves with the answer, `failed` where the worker gives none; never rejects. */
export type AskInterrupted = (request: InterruptedRequest) => Promise<InterruptedResponse>;

/** Milliseconds for an answer: checkpoints of large networks take seconds to read. */
const PATIENCE = 120_000;

/** Asks workers of the built page. */
export const askInterrupted: AskInterrupted = askWorker(createInterruptedWorker, PATIENCE);

function createInterruptedWorker(): AskedWorkerPort<InterruptedRequest> {
  return new Worker(new URL('./interrupted-worker.ts', import.meta.url), { type: 'module', name: 'interrupted runs' });
}
