/** `npm run bench:images`: images a second from every kind of source (with `--only`: those so named), as a table in Markdown or as JSON. */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { markdownTable } from '../../src/cli/text-table.ts';
import { parseCount } from '../flag-values.ts';
import { loadOfLastMinute } from '../machine-load.ts';
import { imageBench, type ImageBench } from './image-bench.ts';

const { values } = parseArgs({ options: { images: { type: 'string' }, photographs: { type: 'string' }, only: { type: 'string' }, json: { type: 'boolean' } } });
const counts = { small: parseCount('images', values.images) ?? 2048, photographs: parseCount('photographs', values.photographs) ?? 1536 };
const started = performance.now();
const before = loadOfLastMinute();
const bench = await imageBench(counts, values.only ?? '', (text) => void process.stderr.write(`${secondsPast()} s  ${text}\n`));
const report = { ...bench, seconds: Number(secondsPast()), processors: cpus().length, load: { before, after: loadOfLastMinute() } };
process.stdout.write(`${values.json ? JSON.stringify(report, null, 2) : textOf(report)}\n`);
process.exit(0); // threads of the engine may still be there

function secondsPast(): string {
  return ((performance.now() - started) / 1000).toFixed(0);
}

function textOf({ engine, figures, seconds, processors, load }: ImageBench & Omit<typeof report, keyof ImageBench>): string {
  const head = ['source', 'images', 'opened in, s', 'images/s', 'first batch in, s', 'waiting, first pass', 'waiting, all steps', 'opened again in, s', 'images/s again'];
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const rows = figures.map(({ source, images, first, again }) => [
    source, String(images), first.openSeconds.toFixed(2), first.imagesPerSecond.toFixed(0), first.firstBatchSeconds.toFixed(2),
    percent(first.firstPassWaiting), percent(first.waiting), again.openSeconds.toFixed(2), again.imagesPerSecond.toFixed(0),
  ]);
  return [
    ...markdownTable([head, ...rows]), '',
    `waiting: of the time of quick's training steps after the first, by the engine ${engine}; ${processors} processors, ` +
      `load average ${load.before.toFixed(1)} before and ${load.after.toFixed(1)} after; ${seconds} s in all`,
  ].join('\n');
}
