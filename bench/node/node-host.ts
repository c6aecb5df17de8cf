/** Contestants in processes of Node, WebGPU by Dawn: the short way to a GPU on a machine without a display. */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { AdapterFacts } from '../adapter-facts.ts';
import type { Host } from '../host.ts';
import { distantLane, type LaneAnswer } from '../lane-messages.ts';

export async function openNode(): Promise<Host> {
  const asked = start('facts');
  const adapter = await nextMessage<AdapterFacts | null>(asked);
  return {
    place: 'processes of Node',
    adapter: adapter ?? undefined,
    open(name) {
      const lane = start(name);
      const end = (): Promise<void> => {
        lane.kill();
        return Promise.resolve();
      };
      return Promise.resolve(
        distantLane((question) => {
          const answered = nextMessage<LaneAnswer>(lane);
          lane.send(question);
          return answered;
        }, end),
      );
    },
    close: () => Promise.resolve(),
  };
}

function start(name: string): ChildProcess {
  return fork(fileURLToPath(new URL('lane-process.ts', import.meta.url)), [name], {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
    stdio: ['ignore', 2, 2, 'ipc'],
  });
}

function nextMessage<Message>(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`its process ended with code ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as Message);
    });
  });
}
