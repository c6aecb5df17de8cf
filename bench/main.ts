/** `npm run bench`, and `npm run learngene -- bench`: engines beside their peers, as a table or as JSON. */
import { cpus } from 'node:os';
import { benchCommand } from '../src/cli/bench-command.ts';
import { parseCommandLine } from '../src/cli/command-line.ts';
import { helpOf, UsageError, type CommandInput } from '../src/cli/usage.ts';
import { InputError, messageOf } from '../src/lib/errors.ts';
import { ownNames, peerNames, usualOwnNames, type ContestantName } from './contestants.ts';
import { openChromium } from './chromium/chromium-host.ts';
import { parseCount, parseNames } from './flag-values.ts';
import type { Host } from './host.ts';
import { loadOfLastMinute } from './machine-load.ts';
import { models } from './model.ts';
import { openNode } from './node/node-host.ts';
import type { BenchReport, ModelReport } from './report.ts';
import { runBench } from './run-bench.ts';
import { reportText } from './table.ts';

const DEFAULT_ROUNDS = 9;

async function main(words: readonly string[]): Promise<number> {
  try {
    const { help, flags, switches } = parseCommandLine(['bench', ...words], [benchCommand]);
    if (help) process.stdout.write(helpOf(benchCommand));
    else await bench(flags, switches);
    return 0;
  } catch (thrown) {
    process.stderr.write(`\nbench: ${thrown instanceof InputError ? thrown.message : ((thrown as Error).stack ?? messageOf(thrown))}\n`);
    return thrown instanceof UsageError ? 2 : 1;
  }
}

async function bench(flags: CommandInput['flags'], switches: CommandInput['switches']): Promise<void> {
  const names: ContestantName[] = [
    ...(flags.has('engine') ? parseNames('engine', flags.get('engine') ?? '', ownNames) : usualOwnNames),
    ...parseNames('peers', flags.get('peers') ?? 'all', peerNames),
  ];
  const chosen = parseNames('model', flags.get('model') ?? 'engine', models.map(({ name }) => name));
  const rounds = parseCount('rounds', flags.get('rounds')) ?? DEFAULT_ROUNDS;
  const steps = parseCount('steps', flags.get('steps'));
  const host = await openHost(flags);
  try {
    const before = loadOfLastMinute();
    const reports: ModelReport[] = [];
    for (const model of models.filter(({ name }) => chosen.includes(name))) {
      const further = { gemm: switches.has('gemm'), kernels: switches.has('kernels') };
      reports.push(await runBench({ host, names, model, rounds, steps, ...further, progress }));
    }
    const report: BenchReport = { machine: machineFacts(host, before), models: reports };
    progress('');
    process.stdout.write(`${switches.has('json') ? JSON.stringify(report, null, 2) : reportText(report)}\n`);
  } finally {
    await host.close();
  }
}

function openHost(flags: CommandInput['flags']): Promise<Host> {
  const host = flags.get('host') ?? 'chromium';
  if (host === 'node') return openNode();
  if (host !== 'chromium') throw new UsageError('host', `--host ${host}: unknown; choose chromium or node`);
  return openChromium((flags.get('chromium-flags') ?? '').split(' ').filter((flag) => flag !== ''));
}

function machineFacts({ place, adapter }: Host, before: number): BenchReport['machine'] {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? 'unknown processor',
    processors: processors.length,
    node: process.versions.node,
    place,
    adapter: adapter ? `${adapter.name}${adapter.software ? ' (software)' : ''}` : 'none',
    load: { before, after: loadOfLastMinute() },
  };
}

/** One line that is written over, on a terminal only. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[2K${text}`);
}

// Not only the exit code: Dawn and worker threads would keep the process alive.
process.exit(await main(process.argv.slice(2)));
