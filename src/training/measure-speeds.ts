import type { ExperimentConfig } from '../config/fields.ts';
import { trainsAncestor } from '../config/needed-networks.ts';
import { ancestorShapeOf, FORWARD_PASSES_PER_STEP, vitShapeOf, type ImageKind } from '../config/training-budget.ts';
import type { PerKind } from '../config/work-by-kind.ts';
import type { Engine, Executable } from '../engine/engine.ts';
import { inferencePlan } from '../engine/plan/inference-plan.ts';
import { depthOf, plainVit, storedTensors, type NetworkSpec } from '../engine/plan/network-spec.ts';
import type { StepPlan } from '../engine/plan/step-plan.ts';
import { trainingPlan, writeScalars } from '../engine/plan/training-plan.ts';
import { randomStream } from '../lib/random.ts';
import { macCount } from '../sws/costs.ts';
import { auxNetLayerSources } from '../sws/layer-sources.ts';
import { initializeWeights } from '../sws/learngene.ts';
import { passOf } from './evaluation.ts';
import { halfNormalisation, randomInputs, type StepInputs } from './measure-engine.ts';

/** Seconds for which each kind of work is timed, unless a single step takes longer. */
const SECONDS_A_KIND = 0.4;
/** Steps between two readings, as in a run. */
const STEPS_A_READING = 10;

/**
 * Seconds that an engine takes for a multiply-accumulate of each kind of a legal configuration's work, on random
 * images: of training by its Aux-Net, untaught, and of evaluation by its deepest Des-Net; those of the ancestor by the
 * ancestor, and 0 where none is trained.
 */
export async function measureSpeeds(
  engine: Engine, config: ExperimentConfig, images: ImageKind, secondsAKind = SECONDS_A_KIND,
): Promise<PerKind> {
  const shape = vitShapeOf(config, images);
  const layerSources = auxNetLayerSources(config.stageLayout);
  const auxNet: NetworkSpec = { shape, expansion: 'shared', layerSources, storedLayers: config.stageLayout.length };
  const speedOf = { engine, config, images, least: secondsAKind };
  const training = await secondsPerMac({ ...speedOf, network: auxNet, trains: true });
  const evaluation = await secondsPerMac({ ...speedOf, network: plainVit(shape, Math.max(...config.depths)), trains: false });
  if (!trainsAncestor(config)) return { training, evaluation, ancestorTraining: 0, ancestorEvaluation: 0 };
  const ancestor = plainVit(ancestorShapeOf(config, images), config.ancestorDepth);
  const ancestorTraining = await secondsPerMac({ ...speedOf, network: ancestor, trains: true });
  return { training, evaluation, ancestorTraining, ancestorEvaluation: await secondsPerMac({ ...speedOf, network: ancestor, trains: false }) };
}

interface Timed {
  readonly engine: Engine;
  readonly config: ExperimentConfig;
  readonly images: ImageKind;
  readonly network: NetworkSpec;
  readonly trains: boolean;
  /** Seconds for which it is timed at least. */
  readonly least: number;
}

async function secondsPerMac({ engine, config, images, network, trains, least }: Timed): Promise<number> {
  const { plan, batch } = trains ? trainingStep(network, config, images) : passForward(network, images);
  const stored = network.expansion === 'shared' ? network.storedLayers : depthOf(network);
  const state = engine.createState(storedTensors(network), initializeWeights(network.shape, stored, randomStream(config.seed, 'weights')));
  try {
    const executable = await engine.compile(plan, { student: state });
    try {
      const inputs = randomInputs({ ...config, batchSize: batch }, images);
      const seconds = await secondsOfOne(executable, inputs, { learningRate: config.learningRate, least, most: trains ? STEPS_A_READING : 1 });
      return seconds / (batch * macCount(network.shape, depthOf(network)) * (trains ? FORWARD_PASSES_PER_STEP : 1));
    } finally {
      executable.dispose();
    }
  } finally {
    state.dispose();
  }
}

interface TimedPlan {
  readonly plan: StepPlan;
  readonly batch: number;
}

function trainingStep(network: NetworkSpec, { batchSize: batch, temperature, weightDecay, clipNorm }: ExperimentConfig, images: ImageKind): TimedPlan {
  const options = { network, batch, normalisation: halfNormalisation(images), teacher: 'none', alpha: 0, temperature, weightDecay, clipNorm } as const;
  return { plan: trainingPlan(options), batch };
}

function passForward(network: NetworkSpec, images: ImageKind): TimedPlan {
  const normalisation = halfNormalisation(images);
  const { batch } = passOf(network, Infinity, normalisation);
  return { plan: inferencePlan(network, batch, normalisation), batch };
}

/** Seconds of one run of the plan, on average, after a first one that does not count; outputs are read after at most `most` runs. */
async function secondsOfOne(
  executable: Executable, inputs: StepInputs, { learningRate, least, most }: { readonly learningRate: number; readonly least: number; readonly most: number },
): Promise<number> {
  let step = 0;
  const seconds = async (runs: number): Promise<number> => {
    const begun = performance.now();
    for (let i = 0; i < runs; i++) {
      writeScalars(inputs.scalars, learningRate, ++step);
      await executable.run(inputs);
    }
    await executable.drain();
    return (performance.now() - begun) / 1000;
  };
  await seconds(1); // kernels are compiled, caches filled
  let [counted, spent] = [1, await seconds(1)];
  while (spent < least) {
    const runs = Math.max(1, Math.min(most, Math.floor((least * counted) / spent)));
    spent += await seconds(runs);
    counted += runs;
  }
  return spent / counted;
}
