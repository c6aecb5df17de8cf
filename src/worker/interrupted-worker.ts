import { browserPlace } from '../data/store/browser/browser-place.ts';
import { PROGRAM } from '../lib/program.ts';
import type { InterruptedRequest } from './interrupted-protocol.ts';
import { answerInterrupted } from './interrupted-runs.ts';

const place = browserPlace();

self.addEventListener('message', ({ data }: MessageEvent<InterruptedRequest>) => {
  void answerInterrupted(data, { place, program: PROGRAM }).then((answer) => self.postMessage(answer));
});
