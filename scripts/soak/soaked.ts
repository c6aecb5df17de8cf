import { formatBytes } from '../../src/lib/format.ts';

/** What a soak read of the memory, after garbage collections. */
export interface Soaked<Reading> {
  readonly what: string;
  readonly before: Reading;
  /** When half of it was done, where it has halves that are alike: compilers and caches are warm by then, a leak goes on. */
  readonly halfway?: Reading | undefined;
  readonly after: Reading;
}

export interface Measure<Reading> {
  readonly name: string;
  readonly read: (reading: Reading) => number;
  /** Growth from beginning to end that is no leak. */
  readonly allowed: number;
  /** Grows while compilers and caches warm up: judged by the second half, where there is one, and half of what is allowed. */
  readonly warmsUp?: boolean;
  /** Bytes, if absent. */
  readonly unit?: 'count';
}

export interface Verdict {
  /** A table, a line for each measure. */
  readonly text: string;
  /** Names of the measures that grew by more than they may. */
  readonly grown: readonly string[];
}

export function judge<Reading>({ what, before, halfway, after }: Soaked<Reading>, measures: readonly Measure<Reading>[]): Verdict {
  const lines = [what, row('', ['before', 'halfway', 'after', 'grew by', 'second half'])];
  const grown: string[] = [];
  for (const { name, read, allowed, warmsUp = false, unit } of measures) {
    const text = unit === 'count' ? String : signedBytes;
    const middle = halfway && read(halfway);
    const [growth, late] = [read(after) - read(before), middle === undefined ? undefined : read(after) - middle];
    const isGrown = warmsUp && late !== undefined ? late > allowed / 2 : growth > allowed;
    if (isGrown) grown.push(name);
    lines.push(row(name, [read(before), middle, read(after), growth, late].map((value) => (value === undefined ? '–' : text(value)))) + (isGrown ? '  too much' : ''));
  }
  return { text: lines.join('\n'), grown };
}

function signedBytes(bytes: number): string {
  return bytes < 0 ? `−${formatBytes(-bytes)}` : formatBytes(bytes);
}

function row(name: string, cells: readonly string[]): string {
  return [`  ${name.padEnd(20)}`, ...cells.map((cell) => cell.padStart(12))].join('');
}
