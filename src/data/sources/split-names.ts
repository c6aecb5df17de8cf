import { InputError } from '../../lib/errors.ts';
import type { Split } from '../dataset.ts';

const splits: Readonly<Record<string, Split>> = {
  train: 'train', training: 'train',
  test: 'validation', t10k: 'validation', val: 'validation', valid: 'validation', validation: 'validation',
};

/** Whether a file's name, such as `train-00000-of-00002.parquet`, says that it is for training or for validation. */
export function splitOfName(name: string): Split | undefined {
  return wordsOf(name).map((word) => splits[word]).find((split) => split !== undefined);
}

/**
 * Items for training and for validation, as their names say; all are for training where no name says both.
 * Throws an InputError where only some of the names tell, or where several kinds of validation are given.
 */
export function partsByName<Item>(items: readonly Item[], nameOf: (item: Item) => string): Record<Split, readonly Item[]> {
  const named = (split: Split): readonly Item[] => items.filter((item) => splitOfName(nameOf(item)) === split);
  const [train, validation] = [named('train'), named('validation')];
  if (train.length === 0 || validation.length === 0) return { train: items, validation: [] };
  const neither = items.find((item) => splitOfName(nameOf(item)) === undefined);
  if (neither !== undefined) {
    const name = nameOf(neither);
    throw new InputError(name, `${name}: its name says neither train nor test, as others do; name it so, or remove it`);
  }
  const kinds = new Set(validation.map((item) => kindOf(nameOf(item))));
  if (kinds.size > 1) {
    throw new InputError('data', `parts ${[...kinds].join(' and ')}: one is enough beside train; remove the files of the other`);
  }
  return { train, validation };
}

/** `test`, or `validation` for its abbreviations. */
function kindOf(name: string): string {
  return wordsOf(name).some((word) => word === 'test' || word === 't10k') ? 'test' : 'validation';
}

function wordsOf(name: string): string[] {
  return name.toLowerCase().split(/[^a-z0-9]+/);
}
