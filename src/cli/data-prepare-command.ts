import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseFieldText } from '../config/field-text.ts';
import { defaultConfig } from '../config/defaults.ts';
import { imageCount } from '../data/dataset.ts';
import { openDatasetAt } from '../data/node/open-dataset.ts';
import { writeShards } from '../data/write-shards.ts';
import { JSON_FLAG, UsageError, type Command } from './usage.ts';

/** Any supported source of images → shards and manifest. */
export const dataPrepareCommand: Command = {
  name: 'data prepare',
  brief: 'makes shards of an image folder or zip',
  operands: '<zip|directory>',
  summary:
    'Turns an image folder (train/class/file and test/class/file, or class/file), or a zip of one, into shards and a\n' +
    'manifest.json that the page can stream.',
  flags: [
    { name: 'out', value: 'dir', help: 'where to write (required)' },
    { name: 'image', value: 'n', help: 'side of the images, pixels (default 32)' },
    { name: 'validation', value: 'share', help: 'share held out when there is no test part (default 0.2)' },
    { name: 'seed', value: 'n', help: 'seed of the held-out share and of the order (default 0)' },
    JSON_FLAG,
  ],
  async run({ flags, switches, operands, print }) {
    const [source, ...more] = operands;
    const out = flags.get('out');
    if (source === undefined || more.length > 0) throw new UsageError('operands', 'data prepare: give exactly one zip or directory');
    if (out === undefined) throw new UsageError('out', '--out: is missing; name the directory to write');
    const value = (name: 'imageSize' | 'validationFraction' | 'seed', key: string): number => {
      const text = flags.get(key);
      return text === undefined ? defaultConfig[name] : parseFieldText(name, text);
    };
    const dataset = await openDatasetAt(source, {
      imageSize: value('imageSize', 'image'),
      validationFraction: value('validationFraction', 'validation'),
      seed: value('seed', 'seed'),
    });
    const total = imageCount(dataset, 'train') + imageCount(dataset, 'validation');
    await mkdir(out, { recursive: true });
    const manifest = await writeShards(dataset, (file, bytes) => writeFile(join(out, file), bytes), {
      source: basename(source),
      onProgress: (images) => process.stderr.write(`${images} of ${total} images\n`),
    });
    await dataset.close();
    const { classNames, train, validation } = manifest;
    const shards = train.length + validation.length;
    print(switches.has('json') ? JSON.stringify(manifest) : `${total} images of ${classNames.length} classes in ${shards} shards: ${out}`);
    return 0;
  },
};
