/** Values of fields as text, the same in links, on the command line and in the form's inputs. */
import { formatInitializationOrder, parseInitializationOrder } from '../sws/initialization-order.ts';
import { checkField, rangeOf, refuse } from './check-field.ts';
import type { Field, IntegerField, IntegersField, NumberField } from './field.ts';
import type { ExperimentConfig, FieldName } from './fields.ts';
import { fieldOf } from './fields.ts';

/** A decimal number as people and JavaScript write them; not hexadecimal, not `Infinity`. */
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const RUN = /^(\d+)\s*-\s*(\d+)$/;

/** How one kind of field is read from text, as a value still to be checked, and written. */
interface TextForm<Kind extends Field['kind']> {
  readonly read: (text: string, field: Extract<Field, { kind: Kind }>, path: string) => unknown;
  readonly write: (value: Extract<Field, { kind: Kind }>['default'], field: Extract<Field, { kind: Kind }>) => string;
}

const forms: { readonly [Kind in Field['kind']]: TextForm<Kind> } = {
  integer: { read: parseNumber, write: String },
  number: { read: parseNumber, write: String },
  boolean: { read: parseSwitch, write: (value) => (value ? 'on' : 'off') },
  choice: { read: (text) => text, write: (value) => value },
  integers: { read: parseIntegers, write: formatIntegers },
  strategies: { read: parseNames, write: (value) => value.join(',') },
  order: { read: parseInitializationOrder, write: formatInitializationOrder },
  text: { read: (text) => text, write: (value) => value },
};

/** Reads a field's text form; throws an InputError whose path is the field's name for anything illegal. */
export function parseFieldText<Name extends FieldName>(name: Name, text: string): ExperimentConfig[Name] {
  const field = fieldOf(name);
  return checkField(name, formOf(field).read(text.trim(), field, name));
}

/** A legal value as text that `parseFieldText` reads back: `0.002`, `on`, `3,3,4,3,3`, `4-8,10`, `0,2,1`. */
export function formatFieldText<Name extends FieldName>(name: Name, value: ExperimentConfig[Name]): string {
  const field = fieldOf(name);
  return formOf(field).write(value, field);
}

interface AnyTextForm {
  readonly read: (text: string, field: Field, path: string) => unknown;
  readonly write: (value: unknown, field: Field) => string;
}

/** The form of a field's own kind, which the types of a union cannot follow. */
function formOf(field: Field): AnyTextForm {
  return forms[field.kind] as unknown as AnyTextForm;
}

function parseNumber(text: string, field: IntegerField | NumberField, path: string): number {
  return DECIMAL.test(text) ? Number(text) : refuse(field, path, text, `must be a number ${rangeOf(field)}`);
}

function parseSwitch(text: string, field: Field, path: string): boolean {
  if (text === 'on') return true;
  return text === 'off' ? false : refuse(field, path, text, 'must be on or off');
}

function parseNames(text: string): readonly string[] {
  return text === '' ? [] : text.split(',').map((name) => name.trim());
}

function parseIntegers(text: string, field: IntegersField, path: string): readonly number[] {
  if (text === '') return [];
  return text.split(',').flatMap((part, index) => {
    const item = part.trim();
    if (/^\d+$/.test(item)) return [Number(item)];
    const run = field.distinct ? RUN.exec(item) : null;
    return run ? expandRun(field, path, Number(run[1]), Number(run[2])) : refuseItem(field, `${path}[${index}]`, text, item);
  });
}

function refuseItem(field: IntegersField, path: string, text: string, item: string): never {
  const example = field.distinct ? '4-8,10' : '3,3,4,3,3';
  return refuse(field, path, text, `${item || 'an empty entry'} is no whole number; write it like ${example}`);
}

function expandRun(field: IntegersField, path: string, from: number, to: number): readonly number[] {
  // Checked before it is expanded: a run from a link may be of any length.
  if (from > to || from < field.min || to > field.max) {
    refuse(field, path, `${from}-${to}`, `a run must rise and lie ${rangeOf(field)}`);
  }
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** Sets are sorted; runs of three or more are written `4-8`. */
function formatIntegers(values: readonly number[], { distinct }: IntegersField): string {
  if (!distinct) return values.join(',');
  const runs: [from: number, to: number][] = [];
  for (const value of values) {
    const last = runs.at(-1);
    if (last && value === last[1] + 1) last[1] = value;
    else runs.push([value, value]);
  }
  return runs.map(([from, to]) => formatRun(from, to)).join(',');
}

function formatRun(from: number, to: number): string {
  if (to - from > 1) return `${from}-${to}`;
  return from === to ? String(from) : `${from},${to}`;
}
