import { answerRead, answerWrite } from './run-files.ts';
import type { ReadRequest, WriteRequest } from './run-files-protocol.ts';

self.addEventListener('message', ({ data }: MessageEvent<ReadRequest | WriteRequest>) => {
  if (data.type === 'write') self.postMessage(answerWrite(data));
  else void answerRead(data).then((answer) => self.postMessage(answer));
});
