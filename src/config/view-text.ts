/** Values of a view as texts of a link, and back; each kind of key has one form. */
import { InputError, quoted } from '../lib/errors.ts';

interface ChoiceKey<Value extends string = string> {
  readonly kind: 'choice';
  readonly options: readonly Value[];
}

/** Several of the options, separated by commas; kept in the order of the options. */
interface ChoicesKey<Value extends string = string> {
  readonly kind: 'choices';
  readonly options: readonly Value[];
  /** The options as a message tells them, where they are too many to be listed. */
  readonly told?: string;
}

/** `on`, or left out. */
interface SwitchKey {
  readonly kind: 'switch';
}

/** A whole number. */
interface WholeKey {
  readonly kind: 'whole';
  readonly min: number;
  readonly max: number;
}

/** A part of an axis, its ends at most 10¹² and with at most six digits after the point: `12.5-40`. */
interface WindowKey {
  readonly kind: 'window';
}

/** The name of something that comes with the page, as in its address. */
interface NameKey {
  readonly kind: 'name';
}

export type ViewKey = ChoiceKey | ChoicesKey | SwitchKey | WholeKey | WindowKey | NameKey;

type ValueOfKind = { readonly switch: true; readonly whole: number; readonly name: string; readonly window: readonly [from: number, to: number] };

export type ValueOf<Key extends ViewKey> = Key extends ChoiceKey<infer Value>
  ? Value
  : Key extends ChoicesKey<infer Value>
    ? readonly Value[]
    : Key extends { readonly kind: infer Kind extends keyof ValueOfKind } ? ValueOfKind[Kind] : never;

/** The value of a key's text; throws an InputError whose path is `name`, the key as the link writes it. */
export function readViewText(text: string, name: string, key: ViewKey): unknown {
  switch (key.kind) {
    case 'choice': return oneOf(text, name, key.options);
    case 'choices': return someOf(text, name, key);
    case 'switch': return oneOf(text, name, ['on']) === 'on';
    case 'whole': return wholeOf(text, name, key);
    case 'window': return windowOf(text, name);
    case 'name': return nameOf(text, name);
    default: return key satisfies never;
  }
}

/** The text of a key's value; empty for what is better left out. */
export function viewText(value: unknown, { kind }: ViewKey): string {
  if (kind === 'switch') return 'on';
  return Array.isArray(value) ? value.join(kind === 'window' ? '-' : ',') : String(value);
}

function oneOf(text: string, name: string, options: readonly string[], told = options.join(', ')): string {
  if (options.includes(text)) return text;
  throw refused(text, name, 'choice', `choose ${options.length > 1 ? 'one of ' : ''}${told}`);
}

function someOf(text: string, name: string, { options, told }: ChoicesKey): readonly string[] {
  const chosen = new Set(text.split(',').map((part) => oneOf(part.trim(), name, options, told)));
  return options.filter((option) => chosen.has(option));
}

function wholeOf(text: string, name: string, { min, max }: WholeKey): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (value >= min && value <= max) return value;
  throw refused(text, name, `whole number from ${min} to ${max}`, 'give one');
}

function windowOf(text: string, name: string): readonly [number, number] {
  const [, from, to] = /^(\d{1,12}(?:\.\d{1,6})?)-(\d{1,12}(?:\.\d{1,6})?)$/.exec(text) ?? [];
  const window = [Number(from), Number(to)] as const;
  if (window[0] < window[1]) return window;
  throw refused(text, name, 'part of an axis', 'write it from left to right, like 100-200');
}

function nameOf(text: string, name: string): string {
  if (/^[a-z0-9-]{1,80}$/.test(text)) return text;
  throw refused(text, name, 'name', 'write it in small letters, digits and hyphens, like figure-1d-shapes10');
}

function refused(text: string, name: string, what: string, remedy: string): InputError {
  return new InputError(name, `link, ${name}: ${quoted(text) || 'nothing'} is no ${what}; ${remedy}`);
}
