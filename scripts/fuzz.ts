/**
 * `npm run fuzz -- --parser zip --seconds 60 --seed 1`: hands changed files to every parser, or to one, and says
 * what none may do: throw anything but an InputError, run for over 5 s, or fill memory. Ends with code 1 then.
 */
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { parsers, type ParserName } from './fuzz/parsers.ts';
import type { Finding, FuzzTask } from './fuzz/worker.ts';

const longestWork = 5000; // ms of processor time: a busy machine stalls too
const longestExecution = 60_000; // ms, of what waits without working
const mostMemory = 2e9; // bytes of the process
const mostFindings = 20; // of one parser
const threadCode = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(new URL('fuzz/worker.ts', import.meta.url).href)}); });`;

const { values } = parseArgs({ options: { parser: { type: 'string' }, seconds: { type: 'string', default: '10' }, seed: { type: 'string', default: '0' } } });
const names = Object.keys(parsers) as ParserName[];
const chosen = values.parser === undefined ? names : names.filter((name) => name === values.parser);
const [seconds, seed] = [Number(values.seconds), Number(values.seed)];
if (chosen.length === 0) throw new Error(`--parser ${values.parser}: must be one of ${names.join(', ')}`);
if (!(seconds > 0)) throw new Error(`--seconds ${values.seconds}: must be a number above 0`);
if (!Number.isSafeInteger(seed)) throw new Error(`--seed ${values.seed}: must be a whole number`);

for (const parser of chosen) {
  const { executions, findings } = await fuzz(parser);
  console.log(`${parser}: ${executions} executions, ${findings.length} findings (seed ${seed})`);
  for (const { execution, what } of findings) console.log(`  execution ${execution}: ${what}`);
  if (findings.length > 0) process.exitCode = 1;
}

async function fuzz(parser: ParserName): Promise<{ executions: number; findings: readonly Finding[] }> {
  const end = Date.now() + seconds * 1000;
  const findings: Finding[] = [];
  let first = 0;
  // A thread that hangs or falls is followed by one that goes on behind the file that did it.
  while (Date.now() < end && findings.length < mostFindings) first = await watched({ parser, seed, first }, end, findings);
  return { executions: first, findings };
}

/** Runs a thread until it fails or the time is over, and tells where the next begins. */
function watched(task: Omit<FuzzTask, 'progress'>, end: number, findings: Finding[]): Promise<number> {
  const shared = new SharedArrayBuffer(16);
  const progress = new Float64Array(shared);
  progress.set([task.first, Date.now() + 60_000]); // it loads first
  const worker = new Worker(threadCode, { eval: true, workerData: { ...task, progress: shared } satisfies FuzzTask, resourceLimits: { maxOldGenerationSizeMb: 1000 } });
  return new Promise((resolve) => {
    let seen = { execution: task.first, work: Infinity }; // what it loads with does not count
    const watch = setInterval(() => {
      const [execution = 0, started = 0] = progress;
      if (execution !== seen.execution) seen = { execution, work: workOfProcess() };
      if (workOfProcess() - seen.work > longestWork) stop({ execution, what: `took over ${longestWork} ms of processor time` });
      else if (Date.now() - started > longestExecution) stop({ execution, what: `ran for over ${longestExecution} ms` });
      else if (process.memoryUsage.rss() > mostMemory) stop({ execution, what: `the process took ${process.memoryUsage.rss()} bytes of memory` });
      else if (Date.now() > end || findings.length >= mostFindings) stop();
    }, 100);
    const stop = (finding?: Finding): void => {
      clearInterval(watch);
      if (finding) findings.push(finding);
      void worker.terminate().then(() => resolve((progress[0] ?? 0) + 1));
    };
    worker.on('message', (finding: Finding) => void findings.push(finding));
    worker.on('error', (error) => stop({ execution: progress[0] ?? 0, what: `near it, unawaited: ${error.stack ?? error.message}` }));
  });
}

/** Processor time of all threads, ms; while one parses, nearly all of it is that one's. */
function workOfProcess(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
