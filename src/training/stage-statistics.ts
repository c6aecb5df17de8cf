import type { ImageShard } from '../data/dataset.ts';
import type { StagedNetwork, StagePoint } from '../formats/metrics.ts';
import { at, invariant } from '../lib/errors.ts';
import type { Weights } from '../sws/learngene.ts';
import { blockTensors } from '../sws/vit.ts';
import type { ExperimentContext } from './context.ts';
import type { Sources } from './sources.ts';
import { StageProbe } from './stage-probe.ts';
import type { Trainer } from './trainer.ts';

/**
 * What each stage of Aux-Net and vanilla net is about while both learn: gradient, distance from the beginning, and what
 * becomes of its outputs when it is repeated. Measured beside live evaluations, never within a training step.
 */
export class StageStatistics {
  readonly #context: ExperimentContext;
  readonly #sources: Sources;
  readonly #seed: number;
  readonly #probes = new Map<Trainer, StageProbe>();

  constructor(context: ExperimentContext, sources: Sources, seed: number) {
    this.#context = context;
    this.#sources = sources;
    this.#seed = seed;
  }

  /** One point a stage of each network that has not failed, by some of `images`. After the first step only. */
  async measure(images: ImageShard, step: number): Promise<void> {
    for (const network of ['aux-net', 'vanilla-net'] as const) {
      const trainer = this.#sources.trainer(network);
      if (!trainer) continue;
      await this.#context.control.checkpoint('work');
      const { control, recorder } = this.#context;
      for (const point of await this.#points(trainer, network, images)) {
        recorder.emit({ type: 'point', point: { ...point, seed: this.#seed, step, seconds: control.seconds() } });
      }
    }
  }

  dispose(): void {
    for (const probe of this.#probes.values()) probe.dispose();
    this.#probes.clear();
  }

  async #points(trainer: Trainer, network: StagedNetwork, images: ImageShard): Promise<readonly Omit<StagePoint, 'seed' | 'step' | 'seconds'>[]> {
    const probe = await this.#probeOf(trainer, images.count);
    const repetitions = await probe.repetitions(images);
    const weights = await trainer.state.read();
    return Promise.all(repetitions.map(async (repetition, stage) => {
      const names = blockTensors(trainer.network.shape).map(({ name }) => `blocks.${stage}.${name}`);
      const gradientNorm = lengthOf(await trainer.gradients(names));
      const weightChange = relativeChange(trainer.initialWeights, weights, names);
      return { kind: 'stage', network, stage, images: probe.images, gradientNorm, weightChange, ...repetition } as const;
    }));
  }

  async #probeOf(trainer: Trainer, images: number): Promise<StageProbe> {
    const { engine, dataset, config } = this.#context;
    const probe = this.#probes.get(trainer) ?? await StageProbe.create({ engine, trainer, normalisation: dataset, layout: config.stageLayout, images });
    this.#probes.set(trainer, probe);
    return probe;
  }
}

/** Euclidean length of all values together. */
function lengthOf(parts: readonly Float32Array[]): number {
  return Math.sqrt(parts.reduce((sum, part) => part.reduce((squares, value) => squares + value ** 2, sum), 0));
}

/** ‖w − w₀‖ / ‖w₀‖ over these tensors. */
function relativeChange(before: Weights, after: Weights, names: readonly string[]): number {
  const first = names.map((name) => tensorOf(before, name));
  const change = names.map((name, i) => tensorOf(after, name).map((value, j) => value - at(at(first, i), j)));
  return lengthOf(change) / lengthOf(first);
}

function tensorOf(weights: Weights, name: string): Float32Array {
  const values = weights.get(name);
  invariant(values, `the network stores ${name}`);
  return values;
}
