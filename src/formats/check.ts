/** Strict checks of JSON from outside; each throws an InputError that names path, value and remedy. */
import { InputError } from '../lib/errors.ts';

/** Parses JSON text; `subject` names the document in the error. */
export function parseJsonText(text: string, subject: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError('', `${subject}: is not JSON (${(error as Error).message}); give the whole, unchanged document`);
  }
}

/** An object with exactly these keys. The result has no prototype, so a missing key reads as undefined. */
export function closedObject<Key extends string>(value: unknown, path: string, keys: readonly Key[]): Record<Key, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(value, path, 'an object');
  const given = Object.keys(value);
  const unknown = given.find((key) => !(keys as readonly string[]).includes(key));
  if (unknown !== undefined) {
    throw new InputError(join(path, unknown), `${join(path, unknown)}: is not a known key; known are ${keys.join(', ')}`);
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
  return typeof value === 'string' ? value : fail(value, path, 'a text');
}

export function booleanOf(value: unknown, path: string): boolean {
  return typeof value === 'boolean' ? value : fail(value, path, 'true or false');
}

/** One of these texts. */
export function oneOf<T extends string>(value: unknown, path: string, options: readonly T[]): T {
  return options.find((option) => option === value) ?? fail(value, path, options.join(' or '));
}

/** A number within these bounds, both included. */
export function numberIn(value: unknown, path: string, min: number, max: number): number {
  const fits = typeof value === 'number' && value >= min && value <= max;
  return fits ? value : fail(value, path, `a number ${rangeText(min, max)}`);
}

/** A whole number within these bounds, both included. */
export function boundedInteger(value: unknown, path: string, min: number, max = Number.MAX_SAFE_INTEGER): number {
  const number = Number.isSafeInteger(value) ? (value as number) : fail(value, path, `a whole number ${rangeText(min, max)}`);
  return number >= min && number <= max ? number : fail(value, path, `a whole number ${rangeText(min, max)}`);
}

function fail(value: unknown, path: string, wanted: string): never {
  throw new InputError(path, `${path || 'document'} ${shown(value)}: must be ${wanted}`);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function rangeText(min: number, max: number): string {
  return max === Infinity || max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
}

function join(path: string, key: string): string {
  return path ? `${path}.${key}` : key;
}
