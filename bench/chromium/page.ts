/** The page in which contestants run, each in a worker as in the playground. The command line drives it. */
import { enginePlatform } from '../../src/worker/engine-platform.ts';
import type { LaneAnswer, LaneQuestion } from '../lane-messages.ts';
import { adapterFacts, type AdapterFacts } from '../adapter-facts.ts';

export interface BenchPage {
  open(name: string): void;
  ask(name: string, question: LaneQuestion): Promise<LaneAnswer>;
  close(name: string): void;
  facts(): Promise<PageFacts>;
}

export interface PageFacts {
  readonly userAgent: string;
  readonly processors: number;
  readonly isolated: boolean;
  readonly adapter: AdapterFacts | undefined;
}

declare global {
  var benchPage: BenchPage;
}

const workers = new Map<string, Worker>();

globalThis.benchPage = {
  open(name) {
    workers.set(name, new Worker(new URL('lane-worker.ts', import.meta.url), { type: 'module', name }));
  },
  ask(name, question) {
    const worker = workers.get(name);
    return new Promise((resolve) => {
      if (!worker) return resolve({ error: `no lane ${name} is open` });
      worker.addEventListener('message', ({ data }: MessageEvent<LaneAnswer>) => resolve(data), { once: true });
      worker.addEventListener('error', ({ message }) => resolve({ error: `its worker failed: ${message}` }), { once: true });
      worker.postMessage(question);
    });
  },
  close(name) {
    workers.get(name)?.terminate();
    workers.delete(name);
  },
  facts: async () => ({
    userAgent: navigator.userAgent,
    processors: navigator.hardwareConcurrency,
    isolated: crossOriginIsolated,
    adapter: await adapterFacts(enginePlatform),
  }),
};
