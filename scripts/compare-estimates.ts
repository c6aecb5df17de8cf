/**
 * Holds the estimate of a run's time against the run, for short runs of the preset quick, of a wider network and of one
 * that is tuned: `npx tsx scripts/compare-estimates.ts [engine] [--cpu]`. With `--cpu` both count the processor time of
 * this process, which hardly depends on what else the machine does.
 */
import { loadavg } from 'node:os';
import { enginePlatform } from '../src/cli/engine-platform.ts';
import { defaultConfig } from '../src/config/defaults.ts';
import type { ExperimentConfig } from '../src/config/fields.ts';
import { workByKind, workKinds } from '../src/config/work-by-kind.ts';
import { imageCount } from '../src/data/dataset.ts';
import { shapes10 } from '../src/data/shapes10.ts';
import { chooseEngine } from '../src/engine/choose-engine.ts';
import { parseEngineName } from '../src/engine/engine-name.ts';
import type { Engine } from '../src/engine/engine.ts';
import { PROGRAM } from '../src/lib/program.ts';
import { imageKindOf } from '../src/training/context.ts';
import { createControl } from '../src/training/control.ts';
import { runExperiment } from '../src/training/experiment.ts';
import { measureSpeeds } from '../src/training/measure-speeds.ts';

const cases: Readonly<Record<string, Partial<ExperimentConfig>>> = {
  quick: { steps: 40, evaluateEvery: 20, evaluationImages: 256 },
  wider: { dim: 192, heads: 3, stageLayout: [2, 3, 2], depths: [5, 7], steps: 12, evaluateEvery: 6, evaluationImages: 128 },
  tuned: {
    steps: 20, evaluateEvery: 10, evaluationImages: 128, strategies: ['cyclic', 'simple-lg'], depths: [4, 8], ancestor: 'trained', ancestorSteps: 20,
    tuneSteps: 20, tuneEvery: 10, tuneStrategies: ['cyclic', 'scratch'], tuneDepths: [4, 8], scratchSteps: 30,
  },
};

const engineName = process.argv.slice(2).find((word) => !word.startsWith('--')) ?? 'wasm';
if (process.argv.includes('--cpu')) {
  performance.now = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
}

for (const [name, changes] of Object.entries(cases)) {
  const config = { ...defaultConfig, ...changes };
  const estimated = await withEngine((engine) => estimate(engine, config));
  const { results } = await withEngine((engine) => runExperiment({ config, dataset: shapes10(), engine, control: createControl(), program: PROGRAM, onEvent: () => undefined }));
  const ratio = estimated / results.seconds;
  console.log(`${name}: estimated ${estimated.toFixed(1)} s, ran ${results.seconds.toFixed(1)} s, ratio ${ratio.toFixed(2)}, ${results.engine.adapter}, load ${loadavg()[0]?.toFixed(1)}`);
}

async function estimate(engine: Engine, config: ExperimentConfig): Promise<number> {
  const dataset = shapes10();
  const images = imageKindOf(dataset);
  const validationImages = imageCount(dataset, 'validation');
  const speeds = await measureSpeeds(engine, config, images);
  const work = workByKind(config, { images, validationImages, target: images, targetValidationImages: validationImages });
  return workKinds.reduce((sum, kind) => sum + work[kind] * speeds[kind], 0);
}

async function withEngine<T>(use: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await chooseEngine(parseEngineName(engineName), enginePlatform);
  try {
    return await use(engine);
  } finally {
    engine.dispose();
  }
}
