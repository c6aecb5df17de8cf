import { openShardDirectory } from '../data/shard-directory.ts';
import type { OpenDatasetOptions } from '../data/dataset.ts';
import { decodeWithSharp } from '../data/decode/node/decode-with-sharp.ts';
import { ownThreadDecoder } from '../data/decode/own-thread-decoder.ts';
import { inspectCollection, inspectShards, type Inspection } from '../data/inspect-collection.ts';
import { bytesAt } from '../data/node/bytes-at.ts';
import { diskFiles } from '../data/node/disk-files.ts';
import { isShardDirectory, openCollectionAt } from '../data/node/open-dataset.ts';
import { formatBytes } from '../lib/format.ts';
import { IMAGE_FLAGS, imageOptions, SOURCES } from './data-flags.ts';
import { textTable } from './text-table.ts';
import { JSON_FLAG, UsageError, type Command } from './usage.ts';

/** What lies at a path, before training on it. */
export const dataInspectCommand: Command = {
  name: 'data inspect',
  brief: 'tells what images a file or directory holds',
  operands: '<path>',
  summary: `Tells kind, classes, image sizes and statistics of ${SOURCES}.`,
  flags: [...IMAGE_FLAGS, JSON_FLAG],
  async run({ flags, switches, operands, print }) {
    const [path, ...more] = operands;
    if (path === undefined || more.length > 0) throw new UsageError('operands', 'data inspect: give exactly one file or directory');
    const options = imageOptions(flags);
    const inspection = { ...(await inspectionOf(path, options)), bytes: await bytesAt(path) };
    print(switches.has('json') ? JSON.stringify(inspection) : inspectionText(inspection, options));
    return 0;
  },
};

async function inspectionOf(path: string, options: OpenDatasetOptions): Promise<Inspection> {
  if (isShardDirectory(path)) return inspectShards(await openShardDirectory(diskFiles(path)));
  const { collection, close } = await openCollectionAt(path);
  try {
    return await inspectCollection(collection, options, ownThreadDecoder(decodeWithSharp));
  } finally {
    await close();
  }
}

function inspectionText(inspection: Inspection & { readonly bytes: number }, { validationFraction, seed }: OpenDatasetOptions): string {
  const { kind, classNames, counts, heldOut, sizes, sampled, grey, channels, mean, std, skipped, bytes } = inspection;
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, count) => total + count, 0);
  const decimals = (values: readonly number[]): string => values.map((value) => value.toFixed(4)).join(', ');
  const table = textTable([
    ['class', 'training', 'validation'],
    ...classNames.map((name, i) => [name, String(counts.train[i]), String(counts.validation[i])]),
  ]);
  return [
    `${kind}: ${sum(counts.train)} training and ${sum(counts.validation)} validation images of ${classNames.length} classes, ${formatBytes(bytes)}`,
    ...(heldOut ? [`no validation part: ${validationFraction} of each class is held out, drawn by seed ${seed}`] : []),
    `sizes: mostly ${sizes.mostFrequent} pixels, from ${sizes.smallest} to ${sizes.largest}${sampled > 0 ? `, in a sample of ${sampled}` : ''}`,
    `channels: ${channels}${grey ? ', all equal: the images are grey' : ''}; mean ${decimals(mean)}; deviation ${decimals(std)}`,
    ...(skipped.count > 0 ? [skippedText(skipped.count, skipped.first)] : []),
    '',
    ...table,
  ].join('\n');
}

/** How many files were left out, and the first of them. */
function skippedText(count: number, first: readonly string[]): string {
  return `${count} files are no images of the set: ${first.join(', ')}${count > first.length ? ', …' : ''}`;
}
