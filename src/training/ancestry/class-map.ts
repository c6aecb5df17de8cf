import { InputError } from '../../lib/errors.ts';

export interface ClassMapOptions {
  /** Class names in the order of the ancestor's outputs; empty where nobody tells them. */
  readonly declared: readonly string[];
  /** Where they are told: `ancestor classes`, or a file's name. */
  readonly subject: string;
  /** The ancestor's outputs. */
  readonly outputs: number;
  /** The data set's. */
  readonly classNames: readonly string[];
}

/**
 * Which output of an ancestor belongs to each class of the data set: the same names in any order. Without names the
 * orders are taken to be the same, and nothing is returned, as where they are. Throws an InputError that names the
 * class for names that do not match one to one, and for another number of outputs.
 */
export function classMap({ declared, subject, outputs, classNames }: ClassMapOptions): readonly number[] | undefined {
  if (outputs !== classNames.length) {
    throw new InputError('ancestor', `ancestor with ${outputs} outputs: these images have ${classNames.length} classes; choose an ancestor trained on the same classes`);
  }
  if (declared.length === 0) return undefined;
  const refuse = (problem: string): never => {
    throw new InputError('ancestorClasses', `${subject} ${problem}`);
  };
  if (declared.length !== outputs) refuse(`with ${declared.length} names: the ancestor has ${outputs} outputs; list one name for each`);
  const repeated = declared.find((name, i) => declared.indexOf(name) !== i);
  if (repeated !== undefined) refuse(`${shown(repeated)}: is listed twice; list each class once`);
  const unknown = declared.find((name) => !classNames.includes(name));
  const missing = classNames.find((name) => !declared.includes(name));
  if (unknown !== undefined) refuse(`${shown(unknown)}: is no class of these images, and ${shown(missing ?? '')} is missing; write the names as the images have them`);
  const map = classNames.map((name) => declared.indexOf(name));
  return map.every((output, i) => output === i) ? undefined : map;
}

function shown(name: string): string {
  return `“${name}”`;
}

/** Class names as a person lists them, separated by commas. */
export function parseClassNames(text: string): readonly string[] {
  return text.trim() === '' ? [] : text.split(',').map((name) => name.trim());
}

/** Columns of `values` [rows, map.length] put in the order of the map; the same array where there is none. */
export function gatherColumns(values: Float32Array, map: readonly number[] | undefined): Float32Array {
  if (!map) return values;
  const { length } = map;
  return values.map((_, i) => values[i - (i % length) + (map[i % length] ?? 0)] ?? Number.NaN);
}

/** Rows of `values` [map.length, columns] put in the order of the map; the same array where there is none. */
export function gatherRows(values: Float32Array, map: readonly number[] | undefined): Float32Array {
  if (!map) return values;
  const columns = values.length / map.length;
  return values.map((_, i) => values[(map[Math.floor(i / columns)] ?? 0) * columns + (i % columns)] ?? Number.NaN);
}
