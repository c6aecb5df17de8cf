import { Runner, type ThreadStart } from '../thread-team.ts';

self.addEventListener('message', ({ data }: MessageEvent<ThreadStart>) => {
  const runner = new Runner(data);
  self.postMessage('ready');
  runner.serve();
});
