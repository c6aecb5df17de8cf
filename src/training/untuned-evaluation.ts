import type { ImageShard } from '../data/dataset.ts';
import { depthOf, plainVit, storedTensors, type NetworkSpec } from '../engine/plan/network-spec.ts';
import { randomStream } from '../lib/random.ts';
import { buildDesNet } from '../sws/des-net.ts';
import { macCount } from '../sws/costs.ts';
import { sourceShape, type ExperimentContext } from './context.ts';
import { networkKey, type Descendant } from '../config/descendants.ts';
import { Evaluator, type Score } from './evaluation.ts';
import type { Sources } from './sources.ts';
import type { Trainer } from './trainer.ts';

/**
 * Evaluates the networks of one seed and, untuned, the Des-Nets made from them: live, while they train, and at the
 * end. Networks that failed are left out with all their Des-Nets.
 */
export class UntunedEvaluation {
  readonly #context: ExperimentContext;
  readonly #sources: Sources;
  readonly #seed: number;
  readonly #descendants: readonly Descendant[];
  readonly #evaluators: ReadonlyMap<Trainer, Evaluator>;

  constructor(context: ExperimentContext, sources: Sources, seed: number, descendants: readonly Descendant[]) {
    this.#context = context;
    this.#sources = sources;
    this.#seed = seed;
    this.#descendants = descendants;
    const { engine, dataset } = context;
    this.#evaluators = new Map(sources.trainers.map((trainer) => [trainer, new Evaluator(engine, trainer.state, dataset)]));
  }

  /** One frame of the live chart: the trained networks and the Des-Nets that live in their memory, on a validation subset. */
  async live(images: ImageShard, step: number, epoch: number): Promise<void> {
    await this.trained(images, step, epoch);
    const { control, recorder } = this.#context;
    const seed = this.#seed;
    await this.#each(this.#descendants.filter(({ live }) => live), images, ({ strategy, depth, draw }, score) => {
      const seconds = control.seconds();
      recorder.emit({ type: 'point', point: { kind: 'descendant', strategy, depth, draw, seed, step, seconds, ...score } });
    });
  }

  /** The last word: every Des-Net, on all validation images. */
  async final(images: ImageShard): Promise<void> {
    const { recorder, journal } = this.#context;
    const seed = this.#seed;
    const left = this.#descendants.filter(({ strategy, depth, draw }) => !recorder.hasBefore({ strategy, depth, draw, seed, phase: 'untuned' }));
    await this.#each(left, images, ({ strategy, depth, draw, recipe }, { loss, accuracy }) => {
      const layerSources = recipe.kind === 'layers' ? recipe.layerSources : [];
      const evaluation = { strategy, depth, draw, seed, phase: 'untuned', layerSources, loss, accuracy } as const;
      recorder.emit({ type: 'evaluation', evaluation });
      return journal.opportunity();
    });
  }

  /** The trained networks themselves. */
  async trained(images: ImageShard, step: number, epoch: number): Promise<void> {
    const { control, recorder } = this.#context;
    for (const { name: network, network: spec } of this.#sources.trainers) {
      if (recorder.pointBefore('validation', { network, seed: this.#seed, step })) continue;
      const score = await this.#inPlace(network, spec, images);
      if (!score) continue;
      const seconds = control.seconds();
      recorder.emit({ type: 'point', point: { kind: 'validation', network, seed: this.#seed, step, epoch, seconds, ...score } });
    }
  }

  dispose(): void {
    for (const evaluator of this.#evaluators.values()) evaluator.dispose();
  }

  /** Scores Des-Nets; equal networks are evaluated once. */
  async #each(descendants: readonly Descendant[], images: ImageShard, tell: (descendant: Descendant, score: Score) => Promise<void> | void): Promise<void> {
    const scores = new Map<string, Score | undefined>();
    for (const descendant of descendants) {
      const key = networkKey(descendant);
      if (!scores.has(key)) scores.set(key, await this.#scoreOf(descendant, images));
      const score = scores.get(key);
      if (score) await tell(descendant, score);
    }
  }

  #scoreOf(descendant: Descendant, images: ImageShard): Promise<Score | undefined> {
    const { strategy, depth, source, recipe } = descendant;
    if (strategy === 'trained') return Promise.resolve(this.#sources.trainedScores.get(depth));
    const stored = this.#sources.trainers.find(({ name }) => name === source)?.network;
    if (recipe.kind === 'built' || !stored) return this.#built(descendant, images);
    const network: NetworkSpec = recipe.kind === 'linear' || stored.expansion === 'linear'
      ? { shape: stored.shape, expansion: 'linear', depth }
      : { ...stored, layerSources: recipe.layerSources };
    return this.#inPlace(source, network, images);
  }

  /** A network on the state of its trained source: no weight is copied. */
  async #inPlace(source: Descendant['source'], network: NetworkSpec, images: ImageShard): Promise<Score | undefined> {
    const trainer = this.#sources.trainer(source);
    const evaluator = trainer && this.#evaluators.get(trainer);
    return this.#counted(network, images, async () => evaluator?.evaluate(network, images, this.#checkpoint));
  }

  /** A Des-Net with weights of its own. */
  #built({ strategy, depth, draw, source: name, recipe }: Descendant, images: ImageShard): Promise<Score | undefined> {
    const { engine, dataset } = this.#context;
    const shape = sourceShape(this.#context);
    const network = plainVit(shape, depth);
    return this.#counted(network, images, async () => {
      const source = name && await this.#sources.weightsOf(name);
      if (name && !source) return undefined;
      const stream = randomStream(this.#seed, 'weights', strategy, depth, draw);
      const weights = buildDesNet({ recipe, strategy, shape, depth, stream, ...(source && { source }) });
      const state = engine.createState(storedTensors(network), weights);
      const evaluator = new Evaluator(engine, state, dataset);
      try {
        return await evaluator.evaluate(network, images, this.#checkpoint);
      } finally {
        evaluator.dispose();
        state.dispose();
      }
    });
  }

  /** The work of an evaluation counts as done also where a source that failed leaves it out. */
  async #counted(network: NetworkSpec, images: ImageShard, evaluate: () => Promise<Score | undefined>): Promise<Score | undefined> {
    const score = await evaluate();
    const work = images.count * macCount(network.shape, depthOf(network));
    if (score) this.#context.progress.add(work);
    else this.#context.progress.skip(work);
    return score;
  }

  readonly #checkpoint = (): Promise<void> => this.#context.control.checkpoint('work');
}
