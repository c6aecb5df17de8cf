/**
 * Puts results documents of the command line beside the program, thinned: `tsx scripts/keep-results.ts DIR results.json…`
 * names each by its preset and data (`table-3-shapes10.json`), or as `NAME=results.json` says, and writes the
 * `index.json` that the page's gallery reads.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { presetOf } from '../src/config/presets.ts';
import { differenceLabel } from '../src/config/difference.ts';
import { thinned } from '../src/findings/thinned.ts';
import type { ExperimentResults } from '../src/formats/results.ts';
import { formatResults, parseResults } from '../src/formats/results-file.ts';
import { formatDuration } from '../src/lib/format.ts';

/** Training points kept of each network: the losses of every twentieth step draw the same curve. */
const EVERY = 20;

const [directory, ...paths] = process.argv.slice(2);
if (directory === undefined) throw new Error('keep-results: no directory; give where to write, then results documents');
await mkdir(directory, { recursive: true });
for (const argument of paths) {
  const [, name, path = argument] = /^([\w-]+)=(.*)$/.exec(argument) ?? [];
  const results = parseResults(await readFile(path, 'utf8'));
  await writeFile(join(directory, name === undefined ? fileOf(results) : `${name}.json`), formatResults(thinned(results, EVERY)));
}
const kept = (await readdir(directory)).filter((name) => name.endsWith('.json') && name !== 'index.json').toSorted();
const entries = await Promise.all(kept.map(async (file) => entryOf(file, parseResults(await readFile(join(directory, file), 'utf8')))));
await writeFile(join(directory, 'index.json'), `${JSON.stringify(entries, null, 2)}\n`);
console.log(`${directory}: ${kept.join(', ')}`);

function fileOf({ config, data }: ExperimentResults): string {
  return `${presetOf(config).name}-${data.name}.json`;
}

function entryOf(file: string, results: ExperimentResults): { file: string; label: string; help: string } {
  const { config, data, seeds, seconds, engine } = results;
  const preset = presetOf(config);
  const changes = differenceLabel({ ...config, data: preset.config.data, seed: preset.config.seed, seeds: preset.config.seeds }, preset.config);
  const repeated = `${seeds.length} ${seeds.length === 1 ? 'seed' : 'seeds'}${changes ? `, ${changes}` : ''}`;
  const ran = `Run with ${repeated} in ${formatDuration(seconds)} on ${engine.adapter}.`;
  const label = file === fileOf(results) ? preset.label : wordsOf(file);
  return { file, label: `${label} on ${data.name}`, help: `${preset.help} ${ran}` };
}

/** `lesson-costs.json` → `Lesson costs`. */
function wordsOf(file: string): string {
  const words = file.replace(/\.json$/, '').replaceAll('-', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
