import { Worker, type WorkerOptions } from 'node:worker_threads';

/** A thread starts as JavaScript: it has to learn TypeScript before it can load our module. */
const START = `
const { workerData } = require('node:worker_threads');
import('tsx/esm/api').then(({ register }) => { register(); return import(workerData.entry); });`;

/** Starts a module written in TypeScript as a worker thread; it finds `data` in its `workerData`. */
export function typescriptThread(entry: URL, data: object = {}, options: Omit<WorkerOptions, 'eval' | 'workerData'> = {}): Worker {
  return new Worker(START, { ...options, eval: true, workerData: { ...data, entry: entry.href } });
}
