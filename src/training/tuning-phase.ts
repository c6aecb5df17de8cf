/**
 * Phase 2 after initialisation: Des-Nets are fine-tuned normally, their layers no longer shared, on labels alone
 * (Section 4.1). All of one depth see the same batches in the same order, side by side.
 */
import { tunedStrategies } from '../config/needed-networks.ts';
import { trainingBudgets, type TrainingBudget } from '../config/training-budget.ts';
import type { ImageShard } from '../data/dataset.ts';
import { depthOf, plainVit } from '../engine/plan/network-spec.ts';
import type { TunedName } from '../formats/metrics.ts';
import { randomStream } from '../lib/random.ts';
import { macCount } from '../sws/costs.ts';
import { buildDesNet, withNewHead } from '../sws/des-net.ts';
import type { Weights } from '../sws/learngene.ts';
import { batchSource } from './batch.ts';
import { imageKindOf, sourceShape, targetShape, type ExperimentContext, type ValidationImages } from './context.ts';
import { descendant, type Descendant } from './descendants.ts';
import { Evaluator, type Score } from './evaluation.ts';
import { networkTrainer, tuningSchedule } from './network-trainer.ts';
import type { Sources } from './sources.ts';
import { trainTogether } from './train-together.ts';
import type { Trainer } from './trainer.ts';
import { wholeWork, type WorkData } from './work-plan.ts';

export interface TuningOptions {
  readonly seed: number;
  readonly sources: Sources;
  /** Validation images of the images that are tuned on. */
  readonly images: ValidationImages;
  /** Layers of the ancestor that weights are selected from. */
  readonly ancestorDepth: number;
  readonly data: WorkData;
}

/** Tunes every chosen strategy at every chosen depth, one depth after the other. */
export async function tuningPhase(context: ExperimentContext, options: TuningOptions): Promise<void> {
  const { config, dataset, target } = context;
  if (tunedStrategies(config).length === 0) return;
  const budgets = trainingBudgets(config, imageKindOf(dataset), imageKindOf(target)).filter(({ network }) => network === 'tuned');
  for (const depth of config.tuneDepths) {
    await new TunedDepth(context, options, depth).run(budgets.filter((budget) => budget.depth === depth));
  }
}

/** One Des-Net in tuning. */
interface Tuned {
  readonly descendant: Descendant;
  readonly trainer: Trainer<TunedName>;
  readonly evaluator: Evaluator;
  readonly steps: number;
}

class TunedDepth {
  readonly #context: ExperimentContext;
  readonly #options: TuningOptions;
  readonly #depth: number;
  readonly #tuned: Tuned[] = [];

  constructor(context: ExperimentContext, options: TuningOptions, depth: number) {
    this.#context = context;
    this.#options = options;
    this.#depth = depth;
  }

  async run(budgets: readonly TrainingBudget[]): Promise<void> {
    const { config, target, progress, journal } = this.#context;
    const { seed, data } = this.#options;
    const stage = `${seed}/tuning-${this.#depth}`;
    if (journal.isOver(stage)) return;
    try {
      for (const budget of budgets) {
        const one = await this.#begin(budget);
        if (one) this.#tuned.push(one);
        else progress.skip(wholeWork(config, budget, data));
      }
      progress.begin('tuning', { seed, steps: Math.max(0, ...this.#tuned.map(({ steps }) => steps)) });
      await this.#tellPoints(this.#tuned, 0, 0);
      await trainTogether(this.#context, {
        stage,
        needed: true,
        trainers: this.#tuned.map(({ trainer }) => trainer),
        // Other batches than the learngene's, and the same ones for every strategy and depth.
        batches: batchSource(target, config.batchSize, randomStream(seed, 'tuning').uint32(), config),
        every: config.tuneEvery,
        afterStep: (trained, step, epoch) => {
          const isDue = ({ trainer, steps }: Tuned): boolean => trained.includes(trainer) && (step === steps || step % config.tuneEvery === 0);
          return this.#tellPoints(this.#tuned.filter(isDue), step, epoch);
        },
      });
      for (const one of this.#tuned) {
        await this.#tellEvaluation(one);
        await this.#handOut(one);
      }
      await journal.over(stage);
      await journal.opportunity();
    } finally {
      this.#dispose();
    }
  }

  /** A Des-Net ready to be tuned; nothing where the network that it comes from failed. */
  async #begin(budget: TrainingBudget): Promise<Tuned | undefined> {
    const { config, engine, target } = this.#context;
    const { seed, ancestorDepth } = this.#options;
    const { depth, steps, strategy } = budget;
    if (strategy === undefined) return undefined;
    const made = descendant({ ...config, seed }, { strategy, depth, draw: 0, ancestorDepth });
    const initialWeights = await this.#weightsOf(made);
    if (!initialWeights) return undefined;
    const trainer = await networkTrainer<TunedName>(this.#context, {
      name: `tuned-${strategy}-${depth}`,
      seed,
      network: plainVit(targetShape(this.#context), depth),
      initialWeights,
      budget,
      ...(strategy !== 'scratch' && { schedule: tuningSchedule(config, steps) }),
    });
    return { descendant: made, trainer, evaluator: new Evaluator(engine, trainer.state, target), steps };
  }

  /** As initialised, with a new head where the classes are others. */
  async #weightsOf({ strategy, depth, draw, source: name, recipe }: Descendant): Promise<Weights | undefined> {
    const { dataset, target } = this.#context;
    const { seed, sources } = this.#options;
    const source = name && await sources.weightsOf(name);
    if (name && !source) return undefined;
    const stream = randomStream(seed, 'weights', strategy, depth, draw);
    const weights = buildDesNet({ recipe, strategy, shape: sourceShape(this.#context), depth, stream, ...(source && { source }) });
    const sameClasses = dataset.classNames.join('\n') === target.classNames.join('\n');
    // The same new head for every strategy of a depth.
    return sameClasses ? weights : withNewHead(weights, targetShape(this.#context), randomStream(seed, 'new head', depth));
  }

  async #tellPoints(tuned: readonly Tuned[], step: number, epoch: number): Promise<void> {
    const { control, recorder } = this.#context;
    const { seed } = this.#options;
    for (const one of tuned) {
      const { strategy, depth } = one.descendant;
      if (recorder.pointBefore('tuning', { strategy, depth, seed, step })) continue;
      const score = await this.#score(one, await this.#options.images.live());
      if (!score) continue;
      const seconds = control.seconds();
      recorder.emit({ type: 'point', point: { kind: 'tuning', strategy, depth, seed, step, epoch, seconds, ...score } });
    }
  }

  async #tellEvaluation(one: Tuned): Promise<void> {
    const { recorder, journal } = this.#context;
    const { strategy, depth, draw, recipe } = one.descendant;
    if (recorder.hasBefore({ strategy, depth, draw, seed: this.#options.seed, phase: 'tuned' })) return;
    const score = await this.#score(one, await this.#options.images.all());
    if (!score) return;
    const layerSources = recipe.kind === 'layers' ? recipe.layerSources : [];
    const { loss, accuracy } = score;
    const evaluation = { strategy, depth, draw, seed: this.#options.seed, phase: 'tuned', layerSources, loss, accuracy } as const;
    recorder.emit({ type: 'evaluation', evaluation });
    await journal.opportunity();
  }

  async #handOut({ descendant: { depth, recipe }, trainer: { name, state, failure } }: Tuned): Promise<void> {
    const { config, target, onTuned } = this.#context;
    if (!onTuned || failure || this.#options.seed !== config.seed) return;
    const layerSources = recipe.kind === 'linear' ? Array.from({ length: depth }, () => undefined) : recipe.layerSources;
    await onTuned({ name, weights: await state.read(), shape: targetShape(this.#context), depth, layerSources, images: target });
  }

  async #score({ trainer, evaluator }: Tuned, images: ImageShard): Promise<Score | undefined> {
    const { control, progress } = this.#context;
    const work = images.count * macCount(trainer.network.shape, depthOf(trainer.network));
    if (trainer.failure) {
      progress.skip(work);
      return undefined;
    }
    const score = await evaluator.evaluate(trainer.network, images, () => control.checkpoint('work'));
    progress.add(work);
    return score;
  }

  #dispose(): void {
    for (const { trainer, evaluator } of this.#tuned) {
      evaluator.dispose();
      trainer.dispose();
    }
  }
}
