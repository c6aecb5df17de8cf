import type { ImageShard } from '../data/dataset.ts';
import type { Engine, Executable, NetworkState } from '../engine/engine.ts';
import type { Normalisation } from '../engine/plan/forward.ts';
import { inferencePlan } from '../engine/plan/inference-plan.ts';
import type { NetworkSpec } from '../engine/plan/network-spec.ts';

export interface Score {
  /** Mean cross-entropy with the labels. */
  readonly loss: number;
  /** Share classified correctly, 0 … 1. */
  readonly accuracy: number;
  /** Validation images it was measured on. */
  readonly images: number;
}

/** Images a pass: large enough to fill the engine, small enough for a stop to be answered soon. */
const MOST_IMAGES_A_PASS = 128;

/**
 * Evaluates networks that share a state: the trained network itself and, untuned, every Des-Net expanded
 * from it, for which it needs layer sources only and copies no weight. Equal networks are compiled once.
 */
export class Evaluator {
  readonly #engine: Engine;
  readonly #state: NetworkState;
  readonly #normalisation: Normalisation;
  readonly #compiled = new Map<string, Promise<Executable>>();

  constructor(engine: Engine, state: NetworkState, normalisation: Normalisation) {
    this.#engine = engine;
    this.#state = state;
    this.#normalisation = normalisation;
  }

  /** Scores a network of this state; `checkpoint` is awaited before every pass. */
  async evaluate(network: NetworkSpec, validation: ImageShard, checkpoint: () => Promise<void>): Promise<Score> {
    const batch = Math.min(MOST_IMAGES_A_PASS, validation.count);
    const executable = await this.#compile(network, batch);
    const imageLength = validation.images.length / validation.count;
    const images = new Uint8Array(batch * imageLength);
    const labels = new Int32Array(batch);
    let loss = 0;
    let correct = 0;
    for (let first = 0; first < validation.count; first += batch) {
      await checkpoint();
      const count = Math.min(batch, validation.count - first);
      images.set(validation.images.subarray(first * imageLength, (first + count) * imageLength));
      labels.set(validation.labels.subarray(first, first + count));
      await executable.run({ images, labels });
      const [outputs] = await executable.drain();
      loss += sumOf(outputs?.['losses'], count); // a last, smaller pass is padded with old images, not counted
      correct += sumOf(outputs?.['correct'], count);
    }
    return { loss: loss / validation.count, accuracy: correct / validation.count, images: validation.count };
  }

  dispose(): void {
    for (const compiled of this.#compiled.values()) void compiled.then((executable) => executable.dispose());
    this.#compiled.clear();
  }

  #compile(network: NetworkSpec, batch: number): Promise<Executable> {
    const key = JSON.stringify([network, batch]);
    const known = this.#compiled.get(key);
    if (known) return known;
    const plan = inferencePlan(network, batch, this.#normalisation);
    const compiled = this.#engine.compile(plan, { student: this.#state });
    this.#compiled.set(key, compiled);
    return compiled;
  }
}

function sumOf(values: Float32Array | undefined, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values?.[i] ?? Number.NaN;
  return sum;
}
