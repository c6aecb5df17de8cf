import { InputError, messageOf } from '../lib/errors.ts';
import { benchCommand } from './bench-command.ts';
import { parseCommandLine } from './command-line.ts';
import { dataInspectCommand } from './data-inspect-command.ts';
import { dataPrepareCommand } from './data-prepare-command.ts';
import { expandCommand } from './expand-command.ts';
import { forTerminal } from './output.ts';
import { planCommand } from './plan-command.ts';
import { reportCommand } from './report-command.ts';
import { runCommand } from './run-command.ts';
import { helpOf, UsageError, type Command } from './usage.ts';
import { verifyCommand } from './verify-command.ts';

const commands: readonly Command[] = [
  planCommand, runCommand, expandCommand, reportCommand, verifyCommand, dataInspectCommand, dataPrepareCommand, benchCommand,
];

const OVERVIEW = [
  'learngene <command> [flags]',
  '',
  ...commands.map(({ name, operands = '', brief }) => `  ${`${name} ${operands}`.padEnd(30)} ${brief}`),
  '',
  'learngene <command> --help tells its flags. Exit codes: 0 done, 1 failed, 2 bad usage.',
].join('\n');

/** Does what a command line says, on this process’s stdout and stderr; resolves to the exit code. */
export async function learngene(words: readonly string[]): Promise<number> {
  const print = (text: string): void => {
    process.stdout.write(`${forTerminal(text)}\n`);
  };
  if (words.length === 0 || words[0] === '--help' || words[0] === 'help') {
    print(OVERVIEW);
    return 0;
  }
  try {
    const { command, help, ...input } = parseCommandLine(words, commands);
    if (!help) return await command.run({ ...input, print });
    print(helpOf(command));
    return 0;
  } catch (thrown) {
    process.stderr.write(`learngene: ${forTerminal(thrown instanceof InputError ? thrown.message : describeFault(thrown))}\n`);
    return thrown instanceof UsageError ? 2 : 1;
  }
}

/** A fault of the program keeps its stack: somebody will have to find it. */
function describeFault(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : messageOf(thrown);
}
