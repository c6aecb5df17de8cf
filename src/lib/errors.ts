/**
 * A mistake in something a person gave us: a link, a file, a flag, a field. The message names the
 * subject, the value and the remedy, so every surface (page, command line, worker) shows it as is.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
  /** Path of the offending value, e.g. `layout` or `shards[2].sha256`. */
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

/** Characters of what a message quotes. */
const LONGEST_QUOTE = 60;

/** A text from outside as a message quotes it: its beginning, where it is long. */
export function quoted(text: string): string {
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 3)}…` : text;
}

/** Throws when the program itself is wrong; never for input from outside (that is `InputError`). */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`broken invariant: ${message}`);
}

/** The array element at `index`; throws when there is none, so that callers need no `!`. */
export function at<T>(array: ArrayLike<T>, index: number): T {
  const value = array[index];
  if (value === undefined) throw new Error(`broken invariant: no element ${index} of ${array.length}`);
  return value;
}

/** What to show of anything that was thrown; some of a browser's errors have no message but their name. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message || thrown.name : String(thrown);
}
