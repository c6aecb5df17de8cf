import { defaultConfig } from '../config/defaults.ts';
import { parseFieldText } from '../config/field-text.ts';
import type { OpenDatasetOptions } from '../data/dataset.ts';
import { PUBLIC_NAMES } from './image-sources.ts';
import { readFlag, type Flag } from './usage.ts';

/** What can be read, for the help. */
export const SOURCES =
  'an image folder (train/class/file and test/class/file,\nor class/file), CIFAR’s binary version, IDX files such as MNIST’s, WebDataset shards or Parquet files of\n' +
  'images: a directory of them, a .zip, .tar or .tar.gz, a .parquet file; or the address of such, of\nshards, or of a data set’s page on huggingface.co; or a public set by name: ' + PUBLIC_NAMES;

export const IMAGE_FLAGS: readonly Flag[] = [
  { name: 'image', value: 'n', help: 'side of the images, pixels (default 32)' },
  { name: 'validation', value: 'share', help: 'share held out when there is no test part (default 0.2)' },
  { name: 'seed', value: 'n', help: 'seed of the held-out share and of the order (default 0)' },
];

/** What IMAGE_FLAGS say; throws a UsageError for a value that cannot be read. */
export function imageOptions(flags: ReadonlyMap<string, string>): OpenDatasetOptions {
  const value = (name: 'imageSize' | 'validationFraction' | 'seed', key: string): number => {
    const text = flags.get(key);
    return text === undefined ? defaultConfig[name] : readFlag(() => parseFieldText(name, text));
  };
  return { imageSize: value('imageSize', 'image'), validationFraction: value('validationFraction', 'validation'), seed: value('seed', 'seed') };
}
