/**
 * `npm run bench:estimates -- --engine wasm --only quick,tuned --cpu`: holds the estimate of a run's time against the run,
 * for the preset quick, a wider network and one with strategies, ancestor and tuning. With `--cpu` both count the
 * processor time of this process, which hardly depends on what else the machine does.
 */
import { parseArgs } from 'node:util';
import { enginePlatform } from '../../src/cli/engine-platform.ts';
import { openImages } from '../../src/cli/run-images.ts';
import { reportingTo } from '../../src/cli/transfer-line.ts';
import { defaultConfig } from '../../src/config/defaults.ts';
import type { ExperimentConfig } from '../../src/config/fields.ts';
import { workByKind, workKinds } from '../../src/config/work-by-kind.ts';
import { imageCount, type ImageDataset } from '../../src/data/dataset.ts';
import { chooseEngine } from '../../src/engine/choose-engine.ts';
import { parseEngineName } from '../../src/engine/engine-name.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { PROGRAM } from '../../src/lib/program.ts';
import { imageKindOf } from '../../src/training/context.ts';
import { createControl } from '../../src/training/control.ts';
import { runExperiment } from '../../src/training/experiment.ts';
import { measureSpeeds } from '../../src/training/measure-speeds.ts';
import { parseNames } from '../flag-values.ts';
import { loadOfLastMinute } from '../machine-load.ts';

type CaseName = 'quick' | 'wider' | 'tuned';

const cases: Readonly<Record<CaseName, Partial<ExperimentConfig>>> = {
  quick: {},
  wider: { dim: 192, heads: 3, stageLayout: [2, 3, 2], depths: [5, 7], steps: 30, evaluateEvery: 10, evaluationImages: 128 },
  tuned: {
    steps: 40, evaluateEvery: 10, strategies: ['cyclic', 'simple-lg', 'tleg'], depths: [4, 8], ancestor: 'trained', ancestorSteps: 40,
    tuneSteps: 40, tuneEvery: 10, tuneStrategies: ['cyclic', 'scratch'], tuneDepths: [4, 8], scratchSteps: 60,
  },
};

const { values } = parseArgs({ options: { engine: { type: 'string', default: 'wasm' }, only: { type: 'string', default: 'all' }, cpu: { type: 'boolean' } } });
const engineName = parseEngineName(values.engine);
const chosen = parseNames('only', values.only, Object.keys(cases) as CaseName[]);
if (values.cpu) {
  performance.now = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
}

for (const name of chosen) {
  const config = { ...defaultConfig, ...cases[name] };
  const dataset = await openImages(config, { source: undefined, cache: undefined, reporting: reportingTo(process.stderr, new AbortController().signal) });
  const estimated = await withEngine((engine) => estimate(engine, config, dataset));
  const control = createControl();
  let phase = '';
  const { results } = await withEngine((engine) => runExperiment({ config, dataset, engine, control, program: PROGRAM, onEvent: (event) => {
    if (event.type === 'progress' && event.progress.phase !== phase) console.log(`  ${control.seconds().toFixed(2)} s: ${phase = event.progress.phase}`);
  } }));
  const ratio = estimated / results.seconds;
  console.log(`${name}: estimated ${estimated.toFixed(1)} s, ran ${results.seconds.toFixed(1)} s, ratio ${ratio.toFixed(2)}, ${results.engine.adapter}, load ${loadOfLastMinute().toFixed(1)}`);
}

async function estimate(engine: Engine, config: ExperimentConfig, dataset: ImageDataset): Promise<number> {
  const images = imageKindOf(dataset);
  const validationImages = imageCount(dataset, 'validation');
  const speeds = await measureSpeeds(engine, config, images);
  const work = workByKind(config, { images, validationImages, target: images, targetValidationImages: validationImages });
  const parts = workKinds.map((kind) => work[kind] * speeds[kind]);
  console.log(`  ${workKinds.map((kind, i) => `${kind} ${parts[i]?.toFixed(2)} s`).join(', ')}`);
  return parts.reduce((sum, part) => sum + part, 0);
}

async function withEngine<T>(use: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await chooseEngine(engineName, enginePlatform);
  try {
    return await use(engine);
  } finally {
    engine.dispose();
  }
}
