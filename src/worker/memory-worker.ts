import { deviceBytes } from '../lib/device-memory.ts';
import { browserAdapter } from './browser-adapter.ts';
import { answerMemory } from './memory-figures.ts';
import type { MemoryRequest } from './memory-protocol.ts';

const machine = {
  requestAdapter: browserAdapter,
  processors: navigator.hardwareConcurrency,
  mayShare: typeof SharedArrayBuffer === 'function',
  deviceBytes: deviceBytes(),
};

self.addEventListener('message', ({ data }: MessageEvent<MemoryRequest>) => {
  void answerMemory(data, machine).then((answer) => self.postMessage(answer));
});
