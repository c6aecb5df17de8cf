import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { vitShapeOf } from '../config/costs-of-config.ts';
import type { ExperimentConfig } from '../config/fields.ts';
import type { ImageDataset } from '../data/dataset.ts';
import { openDatasetAt } from '../data/node/open-dataset.ts';
import { ensureShapes10Shards } from '../data/node/shapes10-shards.ts';
import { chooseEngine } from '../engine/choose-engine.ts';
import { parseEngineName } from '../engine/engine-name.ts';
import { writeLearngene } from '../formats/learngene-file.ts';
import { formatResults, resultsToCsv } from '../formats/results-file.ts';
import { formatDuration } from '../lib/format.ts';
import { PROGRAM } from '../lib/program.ts';
import { createControl } from '../training/control.ts';
import { runExperiment, type ExperimentOutcome } from '../training/experiment.ts';
import { depthChartSvg } from './depth-chart-svg.ts';
import { enginePlatform } from './engine-platform.ts';
import { createProgressDisplay } from './progress-line.ts';
import { resultsTable } from './results-table.ts';
import { configFromFlags } from './run-config.ts';
import { readFlag, UsageError, type CommandInput } from './usage.ts';

/** The shards of the page, which `npm start` and `npm run build` draw too. */
const BUILT_IN_SHARDS = fileURLToPath(new URL('../../public/data/shapes10', import.meta.url));

/** Runs the experiment that the flags describe. */
export async function run({ flags, switches, print }: CommandInput): Promise<number> {
  const config = await configOf(flags);
  const engineName = readFlag(() => parseEngineName(flags.get('engine') ?? 'auto'));
  const dataset = await openData(config, flags.get('data'));
  const engine = await chooseEngine(engineName, enginePlatform);
  const control = createControl();
  const display = createProgressDisplay(process.stderr);
  const stop = (): void => control.stop();
  process.once('SIGINT', stop);
  try {
    const outcome = await runExperiment({
      config,
      dataset,
      engine,
      control,
      program: PROGRAM,
      onEvent: (event) => event.type === 'progress' && display.show(event.progress),
    });
    display.end();
    const directory = flags.get('out');
    if (directory !== undefined) await writeOutcome(directory, outcome, dataset);
    print(switches.has('json') ? formatResults(outcome.results).trimEnd() : describe(outcome));
    return outcome.results.complete ? 0 : 1;
  } finally {
    process.off('SIGINT', stop);
    await dataset.close();
    engine.dispose();
  }
}

/** The configuration of the flags; images from a path are the person's own, whatever the preset says. */
async function configOf(flags: ReadonlyMap<string, string>): Promise<ExperimentConfig> {
  const config = await configFromFlags(flags);
  return flags.has('data') ? { ...config, data: 'image-folder' } : config;
}

async function openData(config: ExperimentConfig, path: string | undefined): Promise<ImageDataset> {
  if (path !== undefined) return openDatasetAt(path, config);
  if (config.data === 'image-folder') {
    throw new UsageError('data', '--data: is missing; this configuration trains on your own images, give their folder or zip');
  }
  await ensureShapes10Shards(BUILT_IN_SHARDS);
  return openDatasetAt(BUILT_IN_SHARDS, config);
}

async function writeOutcome(directory: string, { results, learngene }: ExperimentOutcome, dataset: ImageDataset): Promise<void> {
  await mkdir(directory, { recursive: true });
  const write = (file: string, content: string | Uint8Array): Promise<void> => writeFile(join(directory, file), content);
  await write('results.json', formatResults(results));
  await write('results.csv', resultsToCsv(results));
  await write('depth-chart.svg', depthChartSvg(results));
  if (!learngene) return;
  const { channels, classNames, mean, std } = dataset;
  const shape = vitShapeOf(results.config, { channels, classes: classNames.length });
  await write('learngene.safetensors', writeLearngene(learngene, { shape, stageLayout: results.config.stageLayout, classNames, mean, std }));
}

function describe({ results }: ExperimentOutcome): string {
  const { data, engine, seconds, seed, complete } = results;
  const heading = `${data.name}: ${data.trainImages} training and ${data.validationImages} validation images, seed ${seed}`;
  const ending = `${complete ? 'done' : 'stopped'} after ${formatDuration(seconds)} on ${engine.adapter} (${engine.reason})`;
  return [heading, '', resultsTable(results), '', ending].join('\n');
}
