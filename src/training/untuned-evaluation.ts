import type { ImageDataset, ImageShard } from '../data/dataset.ts';
import type { Engine } from '../engine/engine.ts';
import { depthOf, type NetworkSpec } from '../engine/plan/network-spec.ts';
import { macCount } from '../sws/costs.ts';
import type { LayerSources } from '../sws/layer-sources.ts';
import type { ExperimentControl } from './control.ts';
import { networkKey, type Descendant } from './descendants.ts';
import { Evaluator, type Score } from './evaluation.ts';
import type { ProgressMeter } from './progress.ts';
import type { Recorder } from './recorder.ts';
import type { Trainer } from './trainer.ts';

export interface UntunedEvaluationOptions {
  readonly engine: Engine;
  readonly dataset: ImageDataset;
  readonly control: ExperimentControl;
  readonly recorder: Recorder;
  readonly progress: ProgressMeter;
  /** The Des-Nets to evaluate; those of networks that are not among the trainers are left out. */
  readonly descendants: readonly Descendant[];
  /** The network of these layers, on the state in which its learngene is trained. */
  readonly networkOf: (layerSources: LayerSources) => NetworkSpec;
}

/**
 * Evaluates networks in training and, untuned, the Des-Nets expanded from them: live, while they train, and at
 * the end. Networks that failed are left out with all their Des-Nets.
 */
export class UntunedEvaluation {
  readonly #options: UntunedEvaluationOptions;
  readonly #evaluators: ReadonlyMap<Trainer, Evaluator>;

  constructor(trainers: readonly Trainer[], options: UntunedEvaluationOptions) {
    const { engine, dataset } = options;
    this.#options = options;
    this.#evaluators = new Map(trainers.map((trainer) => [trainer, new Evaluator(engine, trainer.state, dataset)]));
  }

  /** One frame of the live chart: the trained networks and every Des-Net, on a validation subset. */
  async live(images: ImageShard, step: number, epoch: number): Promise<void> {
    await this.trained(images, step, epoch);
    const { control, recorder } = this.#options;
    await this.#descendants(images, ({ strategy, depth, draw }, score) => {
      const seconds = control.seconds();
      recorder.emit({ type: 'point', point: { kind: 'descendant', strategy, depth, draw, step, seconds, ...score } });
    });
  }

  /** The last word: the trained networks and every Des-Net, on all validation images. */
  async final(images: ImageShard, step: number, epoch: number): Promise<void> {
    await this.trained(images, step, epoch);
    await this.#descendants(images, ({ strategy, depth, draw, layerSources }, { loss, accuracy }) => {
      const evaluation = { strategy, depth, draw, phase: 'untuned', layerSources, loss, accuracy } as const;
      this.#options.recorder.emit({ type: 'evaluation', evaluation });
    });
  }

  /** The trained networks themselves. */
  async trained(images: ImageShard, step: number, epoch: number): Promise<void> {
    const { control, recorder } = this.#options;
    for (const trainer of this.#evaluators.keys()) {
      const score = await this.#score(trainer, trainer.network, images);
      if (!score) continue;
      const point = { kind: 'validation', network: trainer.name, step, epoch, seconds: control.seconds(), ...score } as const;
      recorder.emit({ type: 'point', point });
    }
  }

  dispose(): void {
    for (const evaluator of this.#evaluators.values()) evaluator.dispose();
  }

  /** Scores every Des-Net; equal networks are evaluated once. */
  async #descendants(images: ImageShard, tell: (descendant: Descendant, score: Score) => void): Promise<void> {
    const { descendants, networkOf } = this.#options;
    const scores = new Map<string, Score | undefined>();
    for (const descendant of descendants) {
      const trainer = [...this.#evaluators.keys()].find(({ name }) => name === descendant.learngeneOf);
      if (!trainer) continue;
      const key = networkKey(descendant);
      if (!scores.has(key)) scores.set(key, await this.#score(trainer, networkOf(descendant.layerSources), images));
      const score = scores.get(key);
      if (score) tell(descendant, score);
    }
  }

  /** The score of a network on a trainer's state; none when the trainer failed. Its work counts as done either way. */
  async #score(trainer: Trainer, network: NetworkSpec, images: ImageShard): Promise<Score | undefined> {
    const work = images.count * macCount(network.shape, depthOf(network));
    if (trainer.failure) {
      this.#options.progress.skip(work);
      return undefined;
    }
    const score = await this.#evaluators.get(trainer)?.evaluate(network, images, this.#checkpoint);
    this.#options.progress.add(work);
    return score;
  }

  readonly #checkpoint = (): Promise<void> => this.#options.control.checkpoint('work');
}
