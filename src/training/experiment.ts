/**
 * The paper's experiment from top to bottom: an ancestor, the Aux-Net and Simple-LG's vanilla net side by
 * side, then the expansion to Des-Nets of every depth and their evaluation without tuning.
 */
import { checkConfig } from '../config/check.ts';
import { ancestorShapeOf, needsVanillaNet, vitShapeOf } from '../config/costs-of-config.ts';
import type { ExperimentConfig } from '../config/fields.ts';
import { imageCount, type ImageDataset, type ImageShard } from '../data/dataset.ts';
import { loadValidation } from '../data/validation-batches.ts';
import type { Engine } from '../engine/engine.ts';
import { plainVit, type NetworkSpec } from '../engine/plan/network-spec.ts';
import type { DataInfo, NetworkName, TrainingPoint } from '../formats/metrics.ts';
import type { ExperimentResults } from '../formats/results.ts';
import { InputError } from '../lib/errors.ts';
import { randomStream } from '../lib/random.ts';
import { auxNetLayerSources } from '../sws/layer-sources.ts';
import { extractLearngene, initializeWeights, type Weights } from '../sws/learngene.ts';
import type { VitShape } from '../sws/vit.ts';
import { batchSource, type BatchSource } from './batch.ts';
import { Stopped, type ExperimentControl } from './control.ts';
import { descendantsOf } from './descendants.ts';
import type { ExperimentEvent } from './events.ts';
import { planWork, ProgressMeter, type WorkPlan } from './progress.ts';
import { Recorder } from './recorder.ts';
import { Trainer, type Teacher } from './trainer.ts';
import { UntunedEvaluation } from './untuned-evaluation.ts';

export interface ExperimentOptions {
  readonly config: ExperimentConfig;
  /** Images of the configured size; closed by the caller. */
  readonly dataset: ImageDataset;
  /** Disposed by the caller. */
  readonly engine: Engine;
  readonly control: ExperimentControl;
  readonly onEvent: (event: ExperimentEvent) => void;
  /** Name and version of the program, for the results document. */
  readonly program: string;
}

export interface ExperimentOutcome {
  readonly results: ExperimentResults;
  /** The trained learngene: one block a stage; absent when the run was stopped before or the Aux-Net failed. */
  readonly learngene?: Weights;
}

/**
 * Runs every phase. After `control.stop()` it returns what there is until then, marked incomplete.
 * Throws an InputError when the configuration is illegal or the data do not fit it.
 */
export async function runExperiment(options: ExperimentOptions): Promise<ExperimentOutcome> {
  const { config, dataset, engine, control } = options;
  checkConfig(config);
  checkImageSize(config, dataset);
  const recorder = new Recorder(options.onEvent, new Date());
  const data = describe(dataset);
  const experiment = new Experiment(options, recorder, data);
  let learngene: Weights | undefined;
  let complete = true;
  try {
    recorder.emit({ type: 'engine', engine: engine.info });
    recorder.emit({ type: 'data', data });
    learngene = await experiment.run();
  } catch (thrown) {
    if (!(thrown instanceof Stopped) && !control.signal.aborted) throw thrown;
    complete = false;
  } finally {
    experiment.dispose();
  }
  const { program } = options;
  const results = recorder.results({ config, engine: engine.info, data, program, seconds: control.seconds(), complete });
  return learngene ? { results, learngene } : { results };
}

function checkImageSize({ imageSize }: ExperimentConfig, { name, imageSize: side }: ImageDataset): void {
  if (side === imageSize) return;
  throw new InputError('imageSize', `image size ${imageSize}: the images of ${name} have ${side} px; resize them, or choose ${side}`);
}

function describe(dataset: ImageDataset): DataInfo {
  return {
    name: dataset.name,
    classNames: dataset.classNames,
    trainImages: imageCount(dataset, 'train'),
    validationImages: imageCount(dataset, 'validation'),
  };
}

/** Steps between two readings of the metrics at most, and seconds after which they are read anyway. */
const DRAIN_STEPS = 10;
const DRAIN_SECONDS = 0.2;

class Experiment {
  readonly #options: ExperimentOptions;
  readonly #config: ExperimentConfig;
  readonly #recorder: Recorder;
  readonly #shape: VitShape;
  readonly #ancestorShape: VitShape;
  readonly #work: WorkPlan;
  readonly #progress: ProgressMeter;
  readonly #owned: { dispose(): void }[] = [];
  #lastDrain = 0;

  constructor(options: ExperimentOptions, recorder: Recorder, data: DataInfo) {
    const { config, dataset, control } = options;
    this.#options = options;
    this.#config = config;
    this.#recorder = recorder;
    const kind = { channels: dataset.channels, classes: dataset.classNames.length };
    this.#shape = vitShapeOf(config, kind);
    this.#ancestorShape = ancestorShapeOf(config, kind);
    this.#work = planWork(config, kind, data.validationImages);
    this.#progress = new ProgressMeter(this.#work.total, control.seconds, (progress) =>
      recorder.emit({ type: 'progress', progress }),
    );
  }

  async run(): Promise<Weights | undefined> {
    this.#progress.begin('data');
    const images = this.#validationImages(); // read while the engine compiles

    // ── Ancestry: a teacher, or none ────────────────────────────────────────────────────────────────────
    const teacher = this.#config.ancestor === 'trained' ? await this.#trainAncestor(await images) : undefined;

    // ── Phase 1: learn the learngene, and Simple-LG's layers beside it ──────────────────────────────────
    const { seed, steps, batchSize, evaluateEvery } = this.#config;
    const batches = this.#batches(seed); // the first shards are read while the engine compiles
    const auxNet = await this.#learngeneTrainer('aux-net', teacher);
    const vanillaNet = needsVanillaNet(this.#config) ? await this.#learngeneTrainer('vanilla-net', teacher) : undefined;
    const trainers = vanillaNet ? [auxNet, vanillaNet] : [auxNet];
    const evaluation = this.#evaluationOf(trainers);
    const { validation, live } = await images;
    this.#progress.begin('learngene', steps);
    await this.#train(trainers, batches, async (step, epoch) => {
      if (step % evaluateEvery === 0 && step < steps) await evaluation.live(live, step, epoch);
    });

    // ── Phase 2: expand, and evaluate without tuning ────────────────────────────────────────────────────
    this.#progress.begin('expansion');
    await evaluation.final(validation, steps, (steps * batchSize) / imageCount(this.#options.dataset, 'train'));
    const learngene = auxNet.failure ? undefined : extractLearngene(await auxNet.state.read());
    this.#progress.begin('done');
    return learngene;
  }

  dispose(): void {
    for (const owned of this.#owned.toReversed()) owned.dispose();
    this.#owned.length = 0;
  }

  /** The ancestor: deeper and wider, no sharing, labels only. A failed one teaches nobody. */
  async #trainAncestor({ live, validation }: ValidationImages): Promise<Teacher | undefined> {
    const { ancestorDepth, ancestorSteps, evaluateEvery, seed } = this.#config;
    const network = plainVit(this.#ancestorShape, ancestorDepth);
    const initialWeights = initializeWeights(network.shape, ancestorDepth, randomStream(seed, 'weights', 'ancestor'));
    const trainer = await this.#trainer('ancestor', network, initialWeights, undefined, ancestorSteps);
    const evaluation = this.#evaluationOf([trainer]);
    this.#progress.begin('ancestor', ancestorSteps);
    const batches = this.#batches(randomStream(seed, 'ancestor').uint32());
    await this.#train([trainer], batches, async (step, epoch) => {
      const last = step === ancestorSteps;
      if (!last && step % evaluateEvery !== 0) return;
      await evaluation.trained(last ? validation : live, step, epoch);
    });
    return trainer.failure ? undefined : { network, state: trainer.state };
  }

  /**
   * The Aux-Net, whose layers share the block of their stage, or the vanilla net of one layer a block. Both
   * start from the same weights and see the same batches: sharing is the only difference.
   */
  #learngeneTrainer(name: 'aux-net' | 'vanilla-net', teacher: Teacher | undefined): Promise<Trainer> {
    const { stageLayout, seed, steps } = this.#config;
    const initialWeights = initializeWeights(this.#shape, stageLayout.length, randomStream(seed, 'weights'));
    const layerSources = name === 'aux-net' ? auxNetLayerSources(stageLayout) : stageLayout.map((_, stage) => stage);
    return this.#trainer(name, this.#network(layerSources), initialWeights, teacher, steps);
  }

  async #trainer(
    name: NetworkName,
    network: NetworkSpec,
    initialWeights: Weights,
    teacher: Teacher | undefined,
    steps: number,
  ): Promise<Trainer> {
    const { batchSize: batch, alpha, temperature, weightDecay, clipNorm, learningRate: peak, warmup } = this.#config;
    const trainer = await Trainer.create({
      name,
      engine: this.#options.engine,
      network,
      initialWeights,
      teacher,
      plan: {
        batch,
        normalisation: this.#options.dataset,
        alpha: teacher ? alpha : 0,
        temperature,
        weightDecay,
        clipNorm,
      },
      schedule: { peak, steps, warmup },
      seconds: this.#options.control.seconds,
    });
    this.#owned.push(trainer);
    return trainer;
  }

  /** Trains networks on the same batches, step by step, until all steps are taken or all have failed. */
  async #train(
    trainers: readonly Trainer[],
    batches: BatchSource,
    afterStep: (step: number, epoch: number) => Promise<void>,
  ): Promise<void> {
    const ancestor = trainers[0]?.name === 'ancestor';
    const steps = ancestor ? this.#config.ancestorSteps : this.#config.steps;
    const work = ancestor ? this.#work.ancestorStep : this.#work.learngeneStep;
    try {
      for (let step = 1; step <= steps; step++) {
        const training = trainers.filter(({ failure }) => !failure);
        if (training.length === 0) return this.#progress.skip((steps - step + 1) * work);
        await this.#options.control.checkpoint('step');
        await batches.next();
        for (const trainer of training) await trainer.train(batches.batch, batches.epoch);
        this.#progress.trained(step, training.length * this.#config.batchSize, work);
        await this.#drain(training, step === 1 || step === steps || step % this.#config.evaluateEvery === 0);
        await afterStep(step, batches.epoch);
      }
    } finally {
      batches.close();
    }
  }

  /** Reads the metrics of the last steps, now or when it is time. */
  async #drain(trainers: readonly Trainer[], now: boolean): Promise<void> {
    const seconds = this.#options.control.seconds();
    const due = seconds - this.#lastDrain > DRAIN_SECONDS || trainers.some(({ step }) => step % DRAIN_STEPS === 0);
    if (!now && !due) return;
    this.#lastDrain = seconds;
    const points: TrainingPoint[] = [];
    for (const trainer of trainers) points.push(...(await trainer.drain()));
    // By step, so that the order of the series does not depend on when it was read.
    for (const point of points.toSorted((a, b) => a.step - b.step)) this.#recorder.emit({ type: 'point', point });
    for (const { failure } of trainers) if (failure) this.#recorder.emit({ type: 'failure', failure });
  }

  #network(layerSources: readonly number[]): NetworkSpec {
    return { shape: this.#shape, expansion: 'shared', layerSources, storedLayers: this.#config.stageLayout.length };
  }

  #evaluationOf(trainers: readonly Trainer[]): UntunedEvaluation {
    const { engine, dataset, control } = this.#options;
    const evaluation = new UntunedEvaluation(trainers, {
      engine,
      dataset,
      control,
      recorder: this.#recorder,
      progress: this.#progress,
      descendants: descendantsOf(this.#config),
      networkOf: (layerSources) => this.#network(layerSources),
    });
    this.#owned.push(evaluation);
    return evaluation;
  }

  #batches(seed: number): BatchSource {
    const batches = batchSource(this.#options.dataset, this.#config.batchSize, seed, this.#config);
    this.#owned.push({ dispose: () => batches.close() });
    return batches;
  }

  #validationImages(): Promise<ValidationImages> {
    const { dataset, control } = this.#options;
    const { seed, evaluationImages: limit } = this.#config;
    const load = async (): Promise<ValidationImages> => ({
      validation: await loadValidation(dataset, { seed, signal: control.signal }),
      live: await loadValidation(dataset, { seed, signal: control.signal, limit }),
    });
    const images = load();
    images.catch(() => {}); // whoever awaits it sees the error; nobody may, when compiling fails first
    return images;
  }
}

/** All validation images, and those of the live evaluations. */
interface ValidationImages {
  readonly validation: ImageShard;
  readonly live: ImageShard;
}
