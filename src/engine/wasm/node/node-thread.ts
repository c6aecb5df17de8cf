import { parentPort, workerData } from 'node:worker_threads';
import { Runner, type ThreadStart } from '../thread-team.ts';

const runner = new Runner(workerData as ThreadStart);
parentPort?.postMessage('ready');
runner.serve();
