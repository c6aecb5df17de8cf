import { InputError, quoted } from '../lib/errors.ts';
import { formatInitializationOrder, parseInitializationOrder } from '../sws/initialization-order.ts';
import { checkStageLayout } from '../sws/stage-layout.ts';
import { strategies } from '../sws/strategy.ts';
import type { ChoiceField, Field, IntegerField, IntegersField, NumberField, OrderField, StrategiesField, TextField } from './field.ts';
import type { ExperimentConfig, FieldName } from './fields.ts';
import { fieldOf } from './fields.ts';

/**
 * The value of a field from a source that may hold anything (JSON, a message): itself, with sets sorted, when it
 * is a legal value on its own, else an InputError whose path is the field's name. Rules between fields are in
 * check.ts.
 */
export function checkField<Name extends FieldName>(name: Name, value: unknown): ExperimentConfig[Name] {
  // The paper's own words for a stage without layers, rather than those for any list of numbers.
  if (name === 'stageLayout' && isIntegers(value)) checkStageLayout(value);
  return checkedValue(fieldOf(name), name, value) as ExperimentConfig[Name];
}

function checkedValue(field: Field, path: string, value: unknown): unknown {
  const checks: { readonly [Kind in Field['kind']]: (field: Extract<Field, { kind: Kind }>) => unknown } = {
    integer: (of) => checkNumber(of, path, value),
    number: (of) => checkNumber(of, path, value),
    boolean: (of) => (typeof value === 'boolean' ? value : refuse(of, path, value, 'must be true or false')),
    choice: (of) => checkChoice(of, path, value),
    integers: (of) => checkIntegers(of, path, value),
    strategies: (of) => checkStrategies(of, path, value),
    order: (of) => checkOrder(of, path, value),
    text: (of) => checkText(of, path, value),
  };
  return (checks[field.kind] as (of: Field) => unknown)(field);
}

function isIntegers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every(Number.isInteger);
}

/** The field's label as the subject of a sentence: `Batch` → `batch`, but `MLP ratio` and `Des-Net depths` stay. */
function subjectOf(field: Field): string {
  const [firstWord = ''] = field.label.split(' ');
  const isName = /.[A-Z]/.test(firstWord);
  return isName ? field.label : field.label.charAt(0).toLowerCase() + field.label.slice(1);
}

/** Throws the InputError "subject value: remedy". */
export function refuse(field: Field, path: string, value: unknown, remedy: string): never {
  throw new InputError(path, `${subjectOf(field)} ${shown(value)}: ${remedy}`);
}

function shown(value: unknown): string {
  const isPlainList = Array.isArray(value) && value.every((item) => typeof item === 'number' || typeof item === 'string');
  const text = isPlainList ? value.join(',') : typeof value === 'string' ? value : JSON.stringify(value) ?? String(value);
  return text === '' ? '(empty)' : quoted(text);
}

/** `from 1 to 64 layers`, for messages and hints. */
export function rangeOf({ min, max, unit }: IntegerField | NumberField | IntegersField): string {
  return `from ${min} to ${max}${unit ? ` ${unit}` : ''}`;
}

function checkNumber(field: IntegerField | NumberField, path: string, value: unknown): number {
  const isOfKind = typeof value === 'number' && (field.kind === 'number' || Number.isInteger(value));
  if (!isOfKind || !(value >= field.min && value <= field.max)) {
    refuse(field, path, value, `must be a ${field.kind === 'integer' ? 'whole ' : ''}number ${rangeOf(field)}`);
  }
  return value === 0 ? 0 : value; // −0 would not survive a link
}

function checkChoice(field: ChoiceField, path: string, value: unknown): string {
  const chosen = field.options.find((option) => option.value === value);
  return chosen ? chosen.value : refuse(field, path, value, `must be ${oneOf(field.options.map((option) => option.value))}`);
}

function checkIntegers(field: IntegersField, path: string, value: unknown): readonly number[] {
  if (!Array.isArray(value)) return refuse(field, path, value, 'must be a list of whole numbers');
  checkLength(field, path, value, field.maxLength);
  const numbers = value.map((item: unknown, index) => {
    if (typeof item === 'number' && Number.isInteger(item) && item >= field.min && item <= field.max) return item;
    const remedy = `entry ${index + 1} is ${shown(item)}; each must be a whole number ${rangeOf(field)}`;
    return refuse(field, `${path}[${index}]`, value, remedy);
  });
  return field.distinct ? sortedSet(field, path, numbers) : numbers;
}

function sortedSet(field: Field, path: string, numbers: readonly number[]): readonly number[] {
  refuseRepetition(field, path, numbers);
  return numbers.toSorted((a, b) => a - b);
}

function checkStrategies(field: StrategiesField, path: string, value: unknown): StrategiesField['default'] {
  if (!Array.isArray(value)) return refuse(field, path, value, 'must be a list of strategy names');
  const names = strategies.map((strategy) => strategy.name);
  checkLength(field, path, value, names.length);
  for (const [index, name] of (value as unknown[]).entries()) {
    if (!names.some((known) => known === name)) {
      refuse(field, `${path}[${index}]`, value, `${shown(name)} is unknown; choose from ${names.join(', ')}`);
    }
  }
  refuseRepetition(field, path, value);
  return names.filter((name) => value.includes(name));
}

function checkOrder(field: OrderField, path: string, value: unknown): OrderField['default'] {
  if (typeof value !== 'string' && !(isIntegers(value) && value.length > 0)) {
    refuse(field, path, value, 'must be front-mid-last, front-last-mid or a list of stages such as 0,2,1');
  }
  return parseInitializationOrder(formatInitializationOrder(value as OrderField['default']));
}

function checkText(field: TextField, path: string, value: unknown): string {
  if (typeof value !== 'string') return refuse(field, path, value, 'must be a text');
  if (value.length > field.maxLength) refuse(field, path, value, `has ${value.length} characters; give at most ${field.maxLength}`);
  // Half a character has no form in a link.
  if (/\p{Cs}/u.test(value)) refuse(field, path, JSON.stringify(value), 'has half a character; type it again');
  return /\p{Cc}/u.test(value) ? refuse(field, path, value, 'has line breaks or control characters; leave them out') : value.trim();
}

function checkLength(field: Field, path: string, list: readonly unknown[], most: number): void {
  if (list.length === 0) refuse(field, path, list, 'must have at least one entry');
  if (list.length > most) refuse(field, path, list, `has ${list.length} entries; give at most ${most}`);
}

function refuseRepetition(field: Field, path: string, list: readonly unknown[]): void {
  const repeated = list.find((item, index) => list.indexOf(item) !== index);
  if (repeated !== undefined) refuse(field, path, list, `${shown(repeated)} is listed twice; list it once`);
}

function oneOf(values: readonly string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`;
}
