import type { ImageShard } from '../data/dataset.ts';
import type { Engine, Executable, NetworkState } from '../engine/engine.ts';
import type { Normalisation } from '../engine/plan/forward.ts';
import { inferencePlan } from '../engine/plan/inference-plan.ts';
import { planArena } from '../engine/plan/liveness.ts';
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
/** Activations of one pass, bytes: of large networks fewer images go through at a time. */
const MOST_PASS_BYTES = 64e6;
/** Activations of all networks that stay compiled, bytes; those beyond are compiled for each evaluation anew. */
export const MOST_KEPT_BYTES = 256e6;

interface Prepared {
  readonly executable: Executable;
  /** Images a pass. */
  readonly batch: number;
  readonly kept: boolean;
}

/**
 * Evaluates networks that share a state: the trained network itself and, untuned, every Des-Net expanded
 * from it, for which it needs layer sources only and copies no weight. Equal networks are compiled once, as long
 * as they do not take too much memory together.
 */
export class Evaluator {
  readonly #engine: Engine;
  readonly #state: NetworkState;
  readonly #normalisation: Normalisation;
  readonly #kept = new Map<string, Prepared>();
  #keptBytes = 0;

  constructor(engine: Engine, state: NetworkState, normalisation: Normalisation) {
    this.#engine = engine;
    this.#state = state;
    this.#normalisation = normalisation;
  }

  /** Scores a network of this state; `checkpoint` is awaited before every pass. */
  async evaluate(network: NetworkSpec, validation: ImageShard, checkpoint: () => Promise<void>): Promise<Score> {
    const prepared = await this.#prepare(network, validation.count);
    try {
      return await score(prepared, validation, checkpoint);
    } finally {
      if (!prepared.kept) prepared.executable.dispose();
    }
  }

  dispose(): void {
    for (const { executable } of this.#kept.values()) executable.dispose();
    this.#kept.clear();
    this.#keptBytes = 0;
  }

  async #prepare(network: NetworkSpec, images: number): Promise<Prepared> {
    const key = evaluationKey(network, images);
    const known = this.#kept.get(key);
    if (known) return known;
    const { batch, bytes } = passOf(network, images, this.#normalisation);
    const plan = inferencePlan(network, batch, this.#normalisation);
    const executable = await this.#engine.compile(plan, { student: this.#state });
    const kept = this.#keptBytes + bytes <= MOST_KEPT_BYTES;
    const prepared = { executable, batch, kept };
    if (kept) {
      this.#kept.set(key, prepared);
      this.#keptBytes += bytes;
    }
    return prepared;
  }
}

/** The same for evaluations that need one executable alone: of equal networks, on so many images. */
export function evaluationKey(network: NetworkSpec, images: number): string {
  return JSON.stringify([network, Math.min(images, MOST_IMAGES_A_PASS)]);
}

/** How many of so many images go through a network at a time, and the bytes that their activations take. */
export function passOf(network: NetworkSpec, images: number, normalisation: Normalisation): { readonly batch: number; readonly bytes: number } {
  const bytesOfOne = planArena(inferencePlan(network, 1, normalisation)).bytes;
  const batch = Math.max(1, Math.min(MOST_IMAGES_A_PASS, images, Math.floor(MOST_PASS_BYTES / bytesOfOne)));
  return { batch, bytes: batch * bytesOfOne };
}

async function score({ executable, batch }: Prepared, validation: ImageShard, checkpoint: () => Promise<void>): Promise<Score> {
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

function sumOf(values: Float32Array | undefined, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values?.[i] ?? Number.NaN;
  return sum;
}
