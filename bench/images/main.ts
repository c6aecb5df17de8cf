/** `npm run bench:images`: images a second from every kind of source, as a table or as JSON. */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { textTable } from '../../src/cli/text-table.ts';
import { parseCount } from '../flag-values.ts';
import { imageBench, type ImageFigures } from './image-bench.ts';

const { values } = parseArgs({ options: { images: { type: 'string' }, json: { type: 'boolean' } } });
const images = parseCount('images', values.images) ?? 5000;
const before = loadavg()[0] ?? Number.NaN;
const figures = await imageBench(images, (text) => void (process.stderr.isTTY && process.stderr.write(`\r\u001B[2K${text}`)));
const load = { before, after: loadavg()[0] ?? Number.NaN };
process.stdout.write(`${values.json ? JSON.stringify({ images, load, figures }, null, 2) : tableOf(figures, load)}\n`);
process.exit(0);

function tableOf(rows: readonly ImageFigures[], { before: from, after }: typeof load): string {
  const head = ['source', 'first batch, s', 'first epoch, images/s', 'later, images/s', 'waiting in quick'];
  const body = rows.map(({ source, firstBatchSeconds, firstEpoch, secondEpoch, waitingShare }) => [
    source, firstBatchSeconds.toFixed(2), firstEpoch.toFixed(0), secondEpoch.toFixed(0), `${(100 * waitingShare).toFixed(2)} %`,
  ]);
  return [...textTable([head, ...body]), '', `${images} images; load average ${from.toFixed(1)} before, ${after.toFixed(1)} after`].join('\n');
}
