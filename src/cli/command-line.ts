import { parseArgs } from 'node:util';
import { suggestion } from '../config/suggestion.ts';
import { messageOf } from '../lib/errors.ts';
import { UsageError, type Command, type CommandInput } from './usage.ts';

export interface ParsedCommandLine extends Omit<CommandInput, 'print'> {
  readonly command: Command;
  /** `--help` was given. */
  readonly help: boolean;
}

/** Splits a command line; throws a UsageError for an unknown command or flag, a missing value or a repetition. */
export function parseCommandLine(words: readonly string[], commands: readonly Command[]): ParsedCommandLine {
  const command = commands
    .toSorted((a, b) => b.name.length - a.name.length)
    .find(({ name }) => words.slice(0, name.split(' ').length).join(' ') === name);
  if (!command) {
    const names = commands.map(({ name }) => name);
    const word = words[0] ?? '';
    throw new UsageError('command', word ? `command ${word}: unknown; ${suggestion(word, names)}` : `command: is missing; choose from ${names.join(', ')}`);
  }
  const { values, positionals } = splitFlags(command, words.slice(command.name.split(' ').length));
  const flags = new Map<string, string>();
  const switches = new Set<string>();
  for (const [name, given] of Object.entries(values)) {
    if (!Array.isArray(given)) continue;
    if (given.length > 1) throw new UsageError(name, `--${name}: given ${given.length} times; give it once`);
    const [value] = given;
    if (typeof value === 'string') flags.set(name, value);
    else switches.add(name);
  }
  if (positionals.length > 0 && !command.operands) {
    throw new UsageError('operands', `${command.name}: does not take ${positionals.join(' ')}; see learngene ${command.name} --help`);
  }
  return { command, flags, switches, operands: positionals, help: switches.has('help') };
}

function splitFlags(command: Command, words: readonly string[]): ReturnType<typeof parseArgs> {
  const options = Object.fromEntries(
    [...command.flags, { name: 'help' }].map((flag) => [
      flag.name,
      { type: 'value' in flag && flag.value ? ('string' as const) : ('boolean' as const), multiple: true },
    ]),
  );
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (thrown) {
    const unknown = /Unknown option '--([^']+)'/.exec(messageOf(thrown))?.[1];
    const names = command.flags.map(({ name }) => name);
    if (unknown === undefined) throw new UsageError('flags', messageOf(thrown));
    throw new UsageError(unknown, `--${unknown}: unknown to ${command.name}; ${suggestion(unknown, names)}`);
  }
}
