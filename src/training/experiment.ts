/**
 * The paper's experiment from top to bottom: an ancestor; for each seed the Aux-Net, and beside it whatever the chosen
 * strategies are made from; the expansion to Des-Nets of every depth and their evaluation without tuning; and their
 * tuning.
 */
import { checkConfig } from '../config/check.ts';
import type { ExperimentConfig } from '../config/fields.ts';
import { seedsOf, tunedStrategies } from '../config/needed-networks.ts';
import { imageCount, type ImageDataset } from '../data/dataset.ts';
import type { Engine } from '../engine/engine.ts';
import type { Checkpoint, ChosenFile } from '../formats/checkpoint.ts';
import type { DataInfo, Recovery } from '../formats/metrics.ts';
import type { ExperimentResults } from '../formats/results.ts';
import { InputError } from '../lib/errors.ts';
import { extractLearngene, storedLayerCount, type Weights } from '../sws/learngene.ts';
import { strategyNamed } from '../sws/strategy.ts';
import { ancestorPhase, type Ancestry } from './ancestor-phase.ts';
import type { AncestorFile } from './ancestry/open-ancestor.ts';
import { checkResumable } from './checkpoint/check-resumable.ts';
import { Journal, type CheckpointOptions } from './checkpoint/journal.ts';
import { imageKindOf, validationImages, type ExperimentContext } from './context.ts';
import { laterControl, Stopped, type ExperimentControl } from './control.ts';
import { descendantsOf } from './descendants.ts';
import type { ExperimentEvent } from './events.ts';
import { learngenePhase } from './learngene-phase.ts';
import { ProgressMeter } from './progress.ts';
import { Recorder } from './recorder.ts';
import { trainedPhase } from './trained-phase.ts';
import { tuningPhase } from './tuning-phase.ts';
import { planWork, type WorkData, type WorkPlan } from './work-plan.ts';

export interface ExperimentOptions {
  readonly config: ExperimentConfig;
  /** Images of the configured size; closed by the caller. */
  readonly dataset: ImageDataset;
  /** Images of the same size on which Des-Nets are tuned, where they are others; closed by the caller. */
  readonly target?: ImageDataset | undefined;
  /** The files of an imported ancestor. */
  readonly ancestorFiles?: readonly AncestorFile[] | undefined;
  /** Disposed by the caller. */
  readonly engine: Engine;
  readonly control: ExperimentControl;
  readonly onEvent: (event: ExperimentEvent) => void;
  /** Where and how often the run is kept to be gone on with. Whoever gives it removes the checkpoints when the results are kept. */
  readonly checkpoints?: CheckpointOptions | undefined;
  /** The interrupted run to go on with: of the same configuration, images, engine and program, else an InputError. */
  readonly resume?: Checkpoint | undefined;
  /** How the engine failed so far, the last time before this one took over, which may be another than that of `resume`. */
  readonly recoveries?: readonly Recovery[] | undefined;
  /** Given each tuned Des-Net of the first seed, to keep it. */
  readonly onTuned?: ExperimentContext['onTuned'];
  /** Name and version of the program, for the results document. */
  readonly program: string;
}

export interface ExperimentOutcome {
  readonly results: ExperimentResults;
  /** The learngene of the first seed whose Aux-Net did not fail: one block a stage; absent when the run was stopped before there was one. */
  readonly learngene?: Weights;
}

/**
 * Runs every phase. After `control.stop()` it returns what there is until then, marked incomplete.
 * Throws an InputError when the configuration is illegal or data or ancestor do not fit it.
 */
export async function runExperiment(options: ExperimentOptions): Promise<ExperimentOutcome> {
  const { config, dataset, target = dataset, engine, program, resume, ancestorFiles = [], recoveries } = options;
  checkConfig(config);
  checkImages(config, dataset, target);
  const recorder = new Recorder(options.onEvent, new Date());
  const identity = { config, engine: engine.info, data: describe(dataset), target: target === dataset ? null : describe(target), program };
  if (resume) checkResumable(resume, { ...identity, ancestorFiles: ancestorFiles.map(chosenFile), isRecovery: recoveries !== undefined });
  const control = laterControl(options.control, resume?.results.seconds ?? 0);
  const resultsNow = (complete: boolean, seeds: readonly number[]): ExperimentResults =>
    recorder.results({ ...identity, recoveries: recoveries ?? resume?.results.recoveries ?? [], seeds, seconds: control.seconds(), complete });
  const experiment = new Experiment({ ...options, control }, recorder, (seeds) => resultsNow(false, seeds));
  let complete = true;
  try {
    recorder.emit({ type: 'engine', engine: engine.info });
    recorder.emit({ type: 'data', data: identity.data, target: identity.target });
    if (resume) recorder.resume(resume.results);
    await experiment.run();
  } catch (thrown) {
    if (!(thrown instanceof Stopped) && !control.signal.aborted) throw thrown;
    complete = false;
  }
  const { learngene, seeds } = experiment;
  const results = resultsNow(complete, seeds);
  return learngene ? { results, learngene } : { results };
}

function checkImages({ imageSize, target: choice }: ExperimentConfig, dataset: ImageDataset, target: ImageDataset): void {
  for (const { name, imageSize: side } of [dataset, target]) {
    if (side === imageSize) continue;
    throw new InputError('imageSize', `image size ${imageSize}: the images of ${name} have ${side} px; resize them, or choose ${side}`);
  }
  if (dataset.channels !== target.channels) {
    throw new InputError(
      'target',
      `transfer to ${target.name}: its images have ${target.channels} channels, those of ${dataset.name} ${dataset.channels}; choose images alike`,
    );
  }
  if (choice !== 'none' && dataset === target) throw new InputError('target', `transfer to ${choice}: no images were given; choose them`);
}

function chosenFile({ name, blob }: AncestorFile): ChosenFile {
  return { name, bytes: blob.size };
}

function describe(dataset: ImageDataset): DataInfo {
  return {
    name: dataset.name,
    classNames: dataset.classNames,
    trainImages: imageCount(dataset, 'train'),
    validationImages: imageCount(dataset, 'validation'),
  };
}

class Experiment {
  learngene: Weights | undefined;
  /** Those that were begun. */
  readonly seeds: number[] = [];
  readonly #context: ExperimentContext;
  readonly #files: readonly AncestorFile[];
  readonly #data: WorkData;
  readonly #work: WorkPlan;
  #targetImages: ExperimentContext['images'] | undefined;

  /** `results` gives what was told so far, with these seeds begun. */
  constructor(options: ExperimentOptions, recorder: Recorder, results: (seeds: readonly number[]) => ExperimentResults) {
    const { config, dataset, target = dataset, engine, control, ancestorFiles = [], onTuned, checkpoints, resume } = options;
    this.#files = ancestorFiles;
    this.#data = {
      images: imageKindOf(dataset),
      validationImages: imageCount(dataset, 'validation'),
      target: imageKindOf(target),
      targetValidationImages: imageCount(target, 'validation'),
    };
    this.#work = planWork(config, this.#data);
    const progress = new ProgressMeter(this.#work.total, control.seconds, (event) =>
      recorder.emit({ type: 'progress', progress: event }),
    );
    const images = validationImages(dataset, config, control); // read while the engine compiles
    this.learngene = resume?.learngene;
    const journal = new Journal({
      checkpoints,
      from: resume,
      ancestorFiles: ancestorFiles.map(chosenFile),
      progress,
      seconds: control.seconds,
      outcome: () => ({ results: results(this.seeds), learngene: this.learngene }),
      emit: recorder.emit,
    });
    this.#context = { config, dataset, target, engine, control, recorder, progress, journal, images, onTuned };
  }

  async run(): Promise<void> {
    const { config, dataset, target, progress, journal } = this.#context;
    progress.begin('data', { seed: config.seed });
    if (target !== dataset) await this.#imagesOfTuning().all(); // what is wrong with them shows before hours of training
    const ancestry = await ancestorPhase(this.#context, this.#files);
    let planned = this.#work.ancestor;
    progress.reach(planned);
    try {
      for (const [i, seed] of seedsOf(config).entries()) {
        this.seeds.push(seed);
        if (i >= journal.finishedSeeds) {
          await this.#runSeed(seed, ancestry);
          journal.endSeed(seed);
        }
        planned += this.#work.seeds[i] ?? 0;
        progress.reach(planned);
      }
    } finally {
      ancestry.dispose();
    }
    progress.begin('done');
  }

  async #runSeed(seed: number, { teacher, source }: Ancestry): Promise<void> {
    const { config, images, progress } = this.#context;
    const ancestorDepth = source ? storedLayerCount(source.weights) : config.ancestorDepth;
    const descendants = descendantsOf({ ...config, seed }, ancestorDepth);

    // ── Phase 1: learn the learngene, and beside it what other strategies are made from ─────────────────
    const { sources, evaluation } = await learngenePhase(this.#context, { seed, teacher, descendants });
    try {
      // At once, so that whoever stops the rest keeps it.
      const auxNet = sources.trainer('aux-net');
      if (auxNet) this.learngene ??= extractLearngene(await auxNet.state.read());
      if (source) sources.keep('ancestor', source);
      await trainedPhase(this.#context, seed, sources);

      // ── Phase 2: expand, evaluate without tuning, tune ────────────────────────────────────────────────
      progress.begin('expansion', { seed });
      await evaluation.final(await images.all());
      evaluation.dispose();
      await sources.release(tunedStrategies(config).map((name) => strategyNamed(name).needs));
      await tuningPhase(this.#context, { seed, sources, images: this.#imagesOfTuning(), ancestorDepth, data: this.#data });
    } finally {
      evaluation.dispose();
      sources.dispose();
    }
  }

  #imagesOfTuning(): ExperimentContext['images'] {
    const { config, dataset, target, control, images } = this.#context;
    this.#targetImages ??= target === dataset ? images : validationImages(target, config, control);
    return this.#targetImages;
  }
}
