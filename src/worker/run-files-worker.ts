import { buffersOf } from '../formats/metric-columns.ts';
import { answerRead } from './run-files.ts';
import type { ReadRequest, ReadResponse } from './run-files-protocol.ts';

self.addEventListener('message', ({ data }: MessageEvent<ReadRequest>) => {
  void answerRead(data).then((answer) => self.postMessage(answer, { transfer: buffersIn(answer) }));
});

/** What the page gets without a copy, for which it would wait. */
function buffersIn(answer: ReadResponse): ArrayBuffer[] {
  return answer.type === 'runs' ? answer.runs.flatMap(({ results }) => buffersOf(results.series)) : [];
}
