import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reportOf, type Report } from '../findings/report.ts';
import { parseResults } from '../formats/results-file.ts';
import type { ExperimentResults } from '../formats/results.ts';
import { InputError, messageOf } from '../lib/errors.ts';
import { makeOutputFolder, writeOutput } from './output.ts';
import { reportFiles } from './report-files.ts';
import { reportText } from './report-text.ts';
import { JSON_FLAG, UsageError, type Command, type CommandInput } from './usage.ts';

/** What results documents say: tables, differences with intervals, costs, and a verdict on each claim. */
export const reportCommand: Command = {
  name: 'report',
  operands: '<results.json…>',
  brief: 'tables, figures and verdicts of results',
  summary:
    'Prints what one or several results documents say: figures by depth, differences with their 95 % intervals, tuning,\n' +
    'costs, and a verdict on each claim of the paper. Runs that differ in nothing but seeds are taken together.',
  flags: [
    { name: 'out', value: 'dir', help: 'write report.md there, and its figures as SVG' },
    JSON_FLAG,
  ],
  run,
};

async function run({ operands, flags, switches, print }: CommandInput): Promise<number> {
  if (operands.length === 0) throw new UsageError('operands', 'report: no results given; name one or several results.json');
  const results: ExperimentResults[] = [];
  for (const path of operands) results.push(await readResults(path));
  const report = reportOf(results);
  const directory = flags.get('out');
  if (directory !== undefined) await writeReport(directory, report);
  print(switches.has('json') ? JSON.stringify(report) : reportText(report));
  return 0;
}

async function readResults(path: string): Promise<ExperimentResults> {
  const text = await readFile(path, 'utf8').catch((thrown: unknown) => {
    throw new InputError('results', `${path}: cannot be read (${messageOf(thrown)}); check the path`);
  });
  try {
    return parseResults(text);
  } catch (thrown) {
    if (thrown instanceof InputError) throw new InputError(thrown.path, `${path}: ${thrown.message}`);
    throw thrown;
  }
}

async function writeReport(directory: string, report: Report): Promise<void> {
  await makeOutputFolder(directory);
  for (const { name, content } of reportFiles(report)) await writeOutput(join(directory, name), content);
}
