/** `set.json` of a kept data set: what the set is, so that it opens without its source. */
import { InputError } from '../../lib/errors.ts';
import { boundedInteger, closedObject, listOf, numberIn, parseJsonText, textOf } from '../../formats/check.ts';
import type { DatasetInfo, ImageDataset } from '../dataset.ts';

export interface SetDescription extends DatasetInfo {
  /** What the set was made of, for a person to read. */
  readonly source: string;
  readonly shardCounts: ImageDataset['shardCounts'];
  /** Absent where the source does not tell before its images are read, and in what earlier versions of this program kept. */
  readonly validationClasses?: readonly number[];
  /** What was said when the set was opened, such as which files were skipped. */
  readonly notes: readonly string[];
}

const format = 'learngene-kept-set';
const version = 1;
const keys = ['source', 'name', 'classNames', 'imageSize', 'channels', 'mean', 'std', 'shardCounts', 'notes'] as const;
const limits = { classes: 65_536, shards: 100_000, images: 2 ** 31 };

/** A description of another version of this program than the present one. */
export class OtherVersionError extends InputError {}

export function formatDescription(description: SetDescription): string {
  const listed = Object.fromEntries([...keys, 'validationClasses' as const].map((key) => [key, description[key]]));
  return `${JSON.stringify({ format, version, ...listed }, null, 2)}\n`;
}

/** Reads a description strictly. Throws an OtherVersionError, or an InputError naming what is wrong. */
export function parseDescription(text: string): SetDescription {
  const document = parseJsonText(text, 'set.json');
  checkVersion(document);
  const tellsClasses = Object.hasOwn(Object(document) as object, 'validationClasses');
  const value = closedObject(document, '', ['format', 'version', ...keys, ...(tellsClasses ? (['validationClasses'] as const) : [])]);
  const channels = boundedInteger(value.channels, 'channels', 1, 4);
  const perChannel = { least: channels, most: channels };
  const classNames = listOf(value.classNames, 'classNames', textOf, { least: 2, most: limits.classes });
  const shardCounts = countsOf(value.shardCounts);
  return {
    source: textOf(value.source, 'source'),
    name: textOf(value.name, 'name'),
    classNames,
    imageSize: boundedInteger(value.imageSize, 'imageSize', 1, 4096),
    channels,
    mean: listOf(value.mean, 'mean', (item, path) => numberIn(item, path, 0, 1), perChannel),
    std: listOf(value.std, 'std', (item, path) => numberIn(item, path, 1e-6, 1), perChannel),
    shardCounts,
    ...(tellsClasses ? { validationClasses: classesOf(value.validationClasses, classNames.length, shardCounts.validation) } : {}),
    notes: listOf(value.notes, 'notes', textOf),
  };
}

function checkVersion(document: unknown): void {
  const given = (document ?? {}) as { readonly format?: unknown; readonly version?: unknown };
  if (given.format !== format) throw new InputError('format', `format ${JSON.stringify(given.format)}: must be "${format}"`);
  if (given.version !== version) {
    throw new OtherVersionError('version', `version ${JSON.stringify(given.version)}: this program reads version ${version}`);
  }
}

/** Images of each class, as many together as the shards have. */
function classesOf(item: unknown, classes: number, shards: readonly number[]): number[] {
  const counts = listOf(item, 'validationClasses', (one, path) => boundedInteger(one, path, 0, limits.images), { least: classes, most: classes });
  const [told, there] = [counts, shards].map((some) => some.reduce((sum, count) => sum + count, 0));
  if (told !== there) throw new InputError('validationClasses', `validationClasses of ${told} images: the validation shards have ${there}`);
  return counts;
}

function countsOf(item: unknown): SetDescription['shardCounts'] {
  const { train, validation } = closedObject(item, 'shardCounts', ['train', 'validation']);
  const count = (one: unknown, path: string): number => boundedInteger(one, path, 0, limits.images);
  return {
    train: listOf(train, 'shardCounts.train', count, { least: 1, most: limits.shards }),
    validation: listOf(validation, 'shardCounts.validation', count, { most: limits.shards }),
  };
}

/** The first thing in which an opened source is not what was described; undefined when it is the same. */
export function differenceOf(source: DatasetInfo & Pick<ImageDataset, 'shardCounts'>, described: SetDescription): string | undefined {
  const compared = ['classNames', 'imageSize', 'channels', 'mean', 'std', 'shardCounts'] as const;
  return compared.find((key) => canonical(source[key]) !== canonical(described[key]));
}

function canonical(value: DatasetInfo[keyof DatasetInfo] | ImageDataset['shardCounts']): string {
  return JSON.stringify(typeof value === 'object' && 'train' in value ? [value.train, value.validation] : value);
}
