import { join } from 'node:path';
import { seedsOf } from '../config/needed-networks.ts';
import type { ImageDataset } from '../data/dataset.ts';
import { chooseEngine } from '../engine/choose-engine.ts';
import { parseEngineName } from '../engine/engine-name.ts';
import { numberIn } from '../formats/check.ts';
import { formatResults, resultsToCsv } from '../formats/results-file.ts';
import { formatDuration } from '../lib/format.ts';
import { PROGRAM } from '../lib/program.ts';
import { removeCheckpoints } from '../training/checkpoint/checkpoint-files.ts';
import { createControl } from '../training/control.ts';
import { EngineSlot } from '../training/engine-slot.ts';
import type { ExperimentOutcome } from '../training/experiment.ts';
import { desNetFile, learngeneFile } from '../training/network-export.ts';
import { runRecovering } from '../training/recovery.ts';
import { depthChartSvg } from './depth-chart-svg.ts';
import { enginePlatform } from './engine-platform.ts';
import { makeOutputFolder, writeOutput } from './output.ts';
import { createProgressDisplay } from './progress-line.ts';
import { resultsTable } from './results-table.ts';
import { planRun } from './run-checkpoints.ts';
import { reportingTo } from './transfer-line.ts';
import { openAncestorFiles, openImages, openTargetImages } from './run-images.ts';
import { readFlag, type CommandInput } from './usage.ts';

/** Runs the experiment that the flags describe. */
export async function run({ flags: given, switches, print }: CommandInput): Promise<number> {
  const { config, flags, directory, store, resume, origin } = await planRun(given, (text) => void process.stderr.write(`${text}\n`));
  const leastSeconds = readFlag(() => numberIn(Number(flags.get('checkpoint-every') ?? 10), '--checkpoint-every', 0, 86_400));
  const engineName = readFlag(() => parseEngineName(flags.get('engine') ?? 'auto'));
  if (directory !== undefined) await makeOutputFolder(directory); // now, not after hours of training
  const ancestorFiles = await openAncestorFiles(flags.get('ancestor-file'));
  const control = createControl();
  const stop = (): void => control.stop();
  process.once('SIGINT', stop);
  const images = { cache: flags.get('cache'), reporting: reportingTo(process.stderr, control.signal, () => control.whenAllowed()) };
  const dataset = await openImages(config, { ...images, source: flags.get('data') });
  const target = await openTargetImages(config, { ...images, source: flags.get('target-data') });
  const engines = new EngineSlot((name, reason) => chooseEngine(parseEngineName(name), enginePlatform, reason));
  await engines.start(engineName);
  const display = createProgressDisplay(process.stderr, seedsOf(config));
  try {
    const outcome = await runRecovering({
      config,
      dataset,
      target,
      ancestorFiles,
      engines,
      control,
      program: PROGRAM,
      checkpoints: store && { store, origin, leastSeconds },
      resume,
      onEvent(event) {
        if (event.type === 'progress') display.show(event.progress);
        if (event.type === 'notice') process.stderr.write(`${event.text}\n`);
      },
      onTuned: directory === undefined ? undefined : (tuned) => writeOutput(join(directory, `${tuned.name}.safetensors`), desNetFile(tuned)),
    });
    display.end();
    if (directory !== undefined) await writeOutcome(directory, outcome, dataset);
    if (store && outcome.results.complete) await removeCheckpoints(store); // now that the results are kept
    print(switches.has('json') ? formatResults(outcome.results).trimEnd() : describe(outcome));
    return outcome.results.complete ? 0 : 1;
  } finally {
    process.off('SIGINT', stop);
    await Promise.all([dataset.close(), target?.close()]);
    engines.dispose();
  }
}

async function writeOutcome(directory: string, { results, learngene }: ExperimentOutcome, dataset: ImageDataset): Promise<void> {
  const write = (file: string, content: string | Uint8Array): Promise<void> => writeOutput(join(directory, file), content);
  await write('results.json', formatResults(results));
  await write('results.csv', resultsToCsv(results));
  await write('depth-chart.svg', depthChartSvg(results));
  if (learngene) await write('learngene.safetensors', learngeneFile(learngene, results.config, dataset));
}

function describe({ results }: ExperimentOutcome): string {
  const { data, engine, seconds, seeds, complete } = results;
  const heading = `${data.name}: ${data.trainImages} training and ${data.validationImages} validation images, ${seeds.length > 1 ? 'seeds' : 'seed'} ${seeds.join(', ')}`;
  const ending = `${complete ? 'done' : 'stopped'} after ${formatDuration(seconds)} on ${engine.adapter} (${engine.reason})`;
  return [heading, '', resultsTable(results), '', ending].join('\n');
}
