import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { imageCount } from '../data/dataset.ts';
import { writeShards } from '../data/write-shards.ts';
import { IMAGE_FLAGS, imageOptions, SOURCES } from './data-flags.ts';
import { CACHE_FLAG, openSourceDataset } from './image-sources.ts';
import { reportingTo, untilInterrupted } from './transfer-line.ts';
import { JSON_FLAG, UsageError, type Command } from './usage.ts';

/** Any supported source of images → shards and manifest. */
export const dataPrepareCommand: Command = {
  name: 'data prepare',
  brief: 'makes shards of images of any kind',
  operands: '<images>',
  summary: `Makes shards and a manifest.json, which the page can stream, of ${SOURCES}.`,
  flags: [
    { name: 'out', value: 'dir', help: 'where to write (required)' },
    ...IMAGE_FLAGS,
    CACHE_FLAG,
    JSON_FLAG,
  ],
  async run({ flags, switches, operands, print }) {
    const [source, ...more] = operands;
    const out = flags.get('out');
    if (source === undefined || more.length > 0) throw new UsageError('operands', 'data prepare: give exactly one file, directory or address');
    if (out === undefined) throw new UsageError('out', '--out: is missing; name the directory to write');
    const dataset = await untilInterrupted((signal) => openSourceDataset(source, { ...imageOptions(flags), ...reportingTo(process.stderr, signal) }, flags.get('cache')));
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
