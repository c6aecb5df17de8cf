import { defaultConfig } from '../config/defaults.ts';
import { createTrainingClient, type StartRequest, type TrainingClient } from './client.ts';
import { FakeWorker } from './fake-worker.fixture.ts';
import type { ResponseMessage } from './protocol.ts';

/** A client, the workers that it has made and the messages that it has let through. */
export interface ObservedClient {
  readonly client: TrainingClient;
  readonly workers: readonly FakeWorker[];
  readonly heard: ResponseMessage[];
}

/** A client that waits a second for an answer to Stop and a minute for a sign of life. */
export function observedClient(): ObservedClient {
  const workers: FakeWorker[] = [];
  const heard: ResponseMessage[] = [];
  const client = createTrainingClient({
    createWorker: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    onMessage: (message) => heard.push(message),
    stopPatience: 1000,
    silencePatience: 60_000,
  });
  return { client, workers, heard };
}

export function startRequest(runId: string): StartRequest {
  return { runId, config: defaultConfig, engine: 'auto', builtInUrl: 'http://localhost/data/', paused: false };
}

/** One of the workers, in the order in which they were made. */
export function madeWorker(workers: readonly FakeWorker[], index: number): FakeWorker {
  const found = workers[index];
  if (!found) throw new Error(`worker ${index} was never made`);
  return found;
}
