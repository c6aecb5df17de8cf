import type { OpenDatasetOptions } from '../data/dataset.ts';
import { inspectCollection, inspectShards, type Inspection } from '../data/inspect-collection.ts';
import { bytesAt } from '../data/node/bytes-at.ts';
import { nodePlatform } from '../data/node/node-platform.ts';
import { skippedText } from '../data/skipped-files.ts';
import { formatBytes } from '../lib/format.ts';
import { IMAGE_FLAGS, imageOptions, SOURCES } from './data-flags.ts';
import { CACHE_FLAG, openSourceToLook, originOfSource, type Reporting } from './image-sources.ts';
import { textTable } from './text-table.ts';
import { reportingTo, untilInterrupted } from './transfer-line.ts';
import { JSON_FLAG, UsageError, type Command } from './usage.ts';

interface SourceInspection extends Inspection {
  /** On disk; absent of images from the network. */
  readonly bytes?: number;
}

/** What lies at a path or an address, before training on it. */
export const dataInspectCommand: Command = {
  name: 'data inspect',
  brief: 'tells what images a file or directory holds',
  operands: '<images>',
  summary: `Tells kind, classes, image sizes and statistics of ${SOURCES}.`,
  flags: [...IMAGE_FLAGS, CACHE_FLAG, JSON_FLAG],
  async run({ flags, switches, operands, print }) {
    const [source, ...more] = operands;
    if (source === undefined || more.length > 0) throw new UsageError('operands', 'data inspect: give exactly one file, directory or address');
    const options = imageOptions(flags);
    const found = await untilInterrupted((signal) => inspectionOf(source, options, flags.get('cache'), reportingTo(process.stderr, signal)));
    const inspection: SourceInspection = originOfSource(source) ? found : { ...found, bytes: await bytesAt(source) };
    print(switches.has('json') ? JSON.stringify(inspection) : inspectionText(inspection, options));
    return 0;
  },
};

async function inspectionOf(source: string, options: OpenDatasetOptions, cache: string | undefined, reporting: Reporting): Promise<Inspection> {
  const platform = nodePlatform(cache);
  const found = await openSourceToLook(source, reporting, platform);
  if (found.kind === 'shards') return inspectShards(found.dataset);
  const decoder = platform.createDecoder();
  try {
    return await inspectCollection(found.opened.collection, options, decoder);
  } finally {
    await Promise.all([found.opened.close(), decoder.close()]);
  }
}

function inspectionText(inspection: SourceInspection, { validationFraction, seed }: OpenDatasetOptions): string {
  const { kind, classNames, counts, heldOut, sizes, sampled, grey, channels, mean, std, skipped, bytes } = inspection;
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, count) => total + count, 0);
  const decimals = (values: readonly number[]): string => values.map((value) => value.toFixed(4)).join(', ');
  const table = textTable([
    ['class', 'training', 'validation'],
    ...classNames.map((name, i) => [name, String(counts.train[i]), String(counts.validation[i])]),
  ]);
  return [
    `${kind}: ${sum(counts.train)} training and ${sum(counts.validation)} validation images of ${classNames.length} classes${bytes === undefined ? '' : `, ${formatBytes(bytes)}`}`,
    ...(heldOut ? [`no validation part: ${validationFraction} of each class is held out, drawn by seed ${seed}`] : []),
    `sizes: mostly ${sizes.mostFrequent} pixels, from ${sizes.smallest} to ${sizes.largest}${sampled > 0 ? `, in a sample of ${sampled}` : ''}`,
    `channels: ${channels}${grey ? ', all equal: the images are grey' : ''}; mean ${decimals(mean)}; deviation ${decimals(std)}`,
    ...(skipped.count > 0 ? [skippedText(skipped)] : []),
    '',
    ...table,
  ].join('\n');
}
