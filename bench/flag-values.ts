import { UsageError } from '../src/cli/usage.ts';

/** Names from a flag's value: `all`, `none`, or some of those known, separated by commas; each once. */
export function parseNames<Name extends string>(flag: string, text: string, known: readonly Name[]): readonly Name[] {
  if (text === 'all') return known;
  if (text === 'none') return [];
  const names = text.split(',').map((word) => {
    const name = known.find((candidate) => candidate === word);
    if (name === undefined) throw new UsageError(flag, `--${flag} ${word}: unknown; choose from ${known.join(', ')}, all, none`);
    return name;
  });
  return [...new Set(names)];
}

/** A whole number from 1 to 99,999; undefined where the flag was not given. */
export function parseCount(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new UsageError(flag, `--${flag} ${text}: must be a whole number from 1 to 99999`);
}
