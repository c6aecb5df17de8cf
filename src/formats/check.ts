/** Strict checks of JSON from outside; each throws an InputError that names path, value and remedy. */
import { InputError, quoted } from '../lib/errors.ts';
import { isObject } from '../lib/is-object.ts';
import { nestingOf } from './json-scan.ts';

/** Levels of lists and objects, several times those of any document read here. */
const MOST_LEVELS = 100;
/** UTF-16 code units of a text where nothing else is said. */
const LONGEST_TEXT = 100_000;

/** Parses JSON text of at most 100 levels, beyond which even showing it overflows; `subject` names the document in the error. */
export function parseJsonText(text: string, subject: string): unknown {
  const levels = nestingOf(text);
  if (levels > MOST_LEVELS) {
    throw new InputError('', `${subject}: has lists and objects ${levels} levels deep; at most ${MOST_LEVELS} are read: give the whole, unchanged document`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError('', `${subject}: is not JSON (${(error as Error).message}); give the whole, unchanged document`);
  }
}

/** An object with exactly these keys. The result has no prototype, so a missing key reads as undefined. */
export function closedObject<Key extends string>(value: unknown, path: string, keys: readonly Key[]): Record<Key, unknown> {
  if (!isObject(value)) fail(value, path, 'an object');
  const given = Object.keys(value);
  const unknown = given.find((key) => !(keys as readonly string[]).includes(key));
  if (unknown !== undefined) {
    const place = join(path, quoted(unknown));
    throw new InputError(place, `${place}: is not a known key; known are ${keys.join(', ')}`);
  }
  const missing = keys.find((key) => !given.includes(key));
  if (missing !== undefined) throw new InputError(join(path, missing), `${join(path, missing)}: is missing; add it`);
  return Object.assign(Object.create(null), value) as Record<Key, unknown>;
}

/** A list whose items all pass `check`. */
export function listOf<T>(
  value: unknown,
  path: string,
  check: (item: unknown, path: string, index: number) => T,
  { least = 0, most = Infinity }: { readonly least?: number; readonly most?: number } = {},
): T[] {
  if (!Array.isArray(value)) fail(value, path, 'a list');
  if (value.length < least || value.length > most) {
    const range = least === most ? `${least}` : `${least} to ${most}`;
    throw new InputError(path, `${path} with ${value.length} items: must have ${range}`);
  }
  return value.map((item: unknown, i) => check(item, `${path}[${i}]`, i));
}

export function textOf(value: unknown, path: string): string {
  return boundedText(value, path, LONGEST_TEXT);
}

/** A text of at most so many characters. */
export function boundedText(value: unknown, path: string, most: number): string {
  if (typeof value !== 'string') return fail(value, path, 'a text');
  if (value.length <= most) return value;
  throw new InputError(path, `${path} of ${value.length} characters: must have at most ${most}; shorten it`);
}

export function booleanOf(value: unknown, path: string): boolean {
  return typeof value === 'boolean' ? value : fail(value, path, 'true or false');
}

/** One of these texts. */
export function oneOf<T extends string>(value: unknown, path: string, options: readonly T[]): T {
  return options.find((option) => option === value) ?? fail(value, path, options.join(' or '));
}

/** A finite number within these bounds, both included: JSON has no infinity, yet 1e999 is read as one. */
export function numberIn(value: unknown, path: string, min: number, max: number): number {
  const fits = Number.isFinite(value) && (value as number) >= min && (value as number) <= max;
  return fits ? (value as number) : fail(value, path, `a number ${rangeText(min, max)}`);
}

/** A whole number within these bounds, both included. */
export function boundedInteger(value: unknown, path: string, min: number, max = Number.MAX_SAFE_INTEGER): number {
  const number = Number.isSafeInteger(value) ? (value as number) : fail(value, path, `a whole number ${rangeText(min, max)}`);
  return number >= min && number <= max ? number : fail(value, path, `a whole number ${rangeText(min, max)}`);
}

function fail(value: unknown, path: string, wanted: string): never {
  throw new InputError(path, `${path || 'document'} ${shown(value)}: must be ${wanted}`);
}

/** A value as a message quotes it, whatever it is. */
export function shown(value: unknown): string {
  if (typeof value === 'number') return String(value); // JSON writes infinity as null
  try {
    return quoted(JSON.stringify(value) ?? String(value));
  } catch {
    return `of the type ${typeof value}`; // what is no JSON: endless circles, bigints
  }
}

function rangeText(min: number, max: number): string {
  return max === Infinity || max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
}

function join(path: string, key: string): string {
  return path ? `${path}.${key}` : key;
}
