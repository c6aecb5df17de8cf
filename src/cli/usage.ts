import { InputError } from '../lib/errors.ts';

/** A command line that cannot be understood: exit code 2 instead of 1. */
export class UsageError extends InputError {}

/** Reads a flag's value; one that cannot be read is bad usage. */
export function readFlag<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof InputError) throw new UsageError(thrown.path, thrown.message);
    throw thrown;
  }
}

/** One flag of a command, for parsing and for help. */
export interface Flag {
  readonly name: string;
  /** What stands for the value in the help; absent for a switch. */
  readonly value?: string;
  readonly help: string;
}

export interface Command {
  /** `run`, or two words: `data prepare`. */
  readonly name: string;
  /** What follows the name, e.g. `<file…>`. */
  readonly operands?: string;
  /** A few words for the list of commands. */
  readonly brief: string;
  readonly summary: string;
  readonly flags: readonly Flag[];
  /** Runs with the flags and operands given; resolves to the exit code. */
  run(input: CommandInput): Promise<number>;
}

export interface CommandInput {
  readonly flags: ReadonlyMap<string, string>;
  readonly switches: ReadonlySet<string>;
  readonly operands: readonly string[];
  readonly print: (text: string) => void;
}

export const JSON_FLAG: Flag = { name: 'json', help: 'print one JSON document on stdout and nothing else' };

/** The help text of one command. */
export function helpOf({ name, operands, summary, flags }: Command): string {
  const labels = flags.map((flag) => `  --${flag.name}${flag.value ? ` ${flag.value}` : ''}`);
  const width = Math.max(...labels.map((label) => label.length)) + 2;
  const lines = flags.map((flag, i) => `${(labels[i] ?? '').padEnd(width)}${flag.help}`);
  return `learngene ${name}${operands ? ` ${operands}` : ''}\n\n${summary}\n\n${lines.join('\n')}\n`;
}
