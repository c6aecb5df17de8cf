/**
 * `npm run fuzz -- --parser zip --seconds 60 --seed 1`: hands changed files to every parser, or to one, and says
 * what none may do: throw anything but an InputError, run for over 5 s, or fill memory. Ends with code 1 then.
 */
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { parsers, type ParserName } from './fuzz/parsers.ts';
import type { Finding, FuzzTask } from './fuzz/worker.ts';

const longestExecution = 5000; // ms
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
  let next: Next = { first: 0, suspect: undefined };
  // A thread that hangs or falls is followed by one that goes on behind the file that did it.
  while (Date.now() < end && findings.length < mostFindings) next = await watched({ parser, seed, first: next.first }, next.suspect, end, findings);
  return { executions: next.first, findings };
}

/** Where the next thread begins. */
interface Next {
  /** The executions before it are behind us. */
  readonly first: number;
  /** An execution that was slow once. A busy machine stalls too: only what is slow twice is a finding. */
  readonly suspect: number | undefined;
}

/** Runs a thread until it fails or the time is over. */
function watched(task: Omit<FuzzTask, 'progress'>, suspect: number | undefined, end: number, findings: Finding[]): Promise<Next> {
  const shared = new SharedArrayBuffer(16);
  const progress = new Float64Array(shared);
  progress.set([task.first, Date.now() + 60_000]); // it loads first
  const worker = new Worker(threadCode, { eval: true, workerData: { ...task, progress: shared } satisfies FuzzTask, resourceLimits: { maxOldGenerationSizeMb: 1000 } });
  return new Promise((resolve) => {
    const watch = setInterval(() => {
      const [execution = 0, started = 0] = progress;
      const ran = Date.now() - started;
      if (ran > longestExecution && execution !== suspect) again(execution);
      else if (ran > longestExecution) stop({ execution, what: `ran for over ${longestExecution} ms, twice` });
      else if (process.memoryUsage.rss() > mostMemory) stop({ execution, what: `the process took ${process.memoryUsage.rss()} bytes of memory` });
      else if (Date.now() > end || findings.length >= mostFindings) stop();
    }, 100);
    const stop = (finding?: Finding): void => {
      clearInterval(watch);
      if (finding) findings.push(finding);
      void worker.terminate().then(() => resolve({ first: (progress[0] ?? 0) + 1, suspect: undefined }));
    };
    const again = (execution: number): void => {
      clearInterval(watch);
      void worker.terminate().then(() => resolve({ first: execution, suspect: execution }));
    };
    worker.on('message', (finding: Finding) => void findings.push(finding));
    worker.on('error', (error) => stop({ execution: progress[0] ?? 0, what: `near it, unawaited: ${error.stack ?? error.message}` }));
  });
}
