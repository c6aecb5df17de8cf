import type { KernelTime } from '../src/engine/webgpu/kernel-times.ts';

/** Something that trains the model of a benchmark: an engine of ours or a peer. */
export interface Contestant {
  /** What it computes on, e.g. `wasm, 2 threads`. */
  readonly adapter: string;
  /** Gives one training step; may return before it is done. */
  step(): Promise<void> | void;
  /** Waits for every step given so far; resolves to the mean loss of the last one. */
  settle(): Promise<number>;
  /** GPU time of each dispatch of a step; of our own shaders only. */
  kernelTimes?(): Promise<readonly KernelTime[]>;
  dispose(): void;
}

/** A matrix product: y [rows, n] from k inner elements. */
export interface GemmShape {
  /** `nt`: x·Wᵀ, forward; `nn`: dy·W, gradient of the input; `tn`: dyᵀ·x, gradient of the weight (k = rows there). */
  readonly kind: 'nt' | 'nn' | 'tn';
  readonly rows: number;
  /** Columns of x. */
  readonly k: number;
  /** Columns of y. */
  readonly n: number;
}

/** Products prepared for timing; `run` computes `count` of them and waits for the last. */
export interface GemmRunner {
  readonly count: number;
  run(): Promise<void>;
  dispose(): void;
}

/** How contestants of one library are made on one device. */
export interface ContestantMaker<Model> {
  prepare(model: Model): Promise<Contestant>;
  prepareGemm(shape: GemmShape): Promise<GemmRunner>;
}

/** Products between two waits: enough to hide the wait, few enough for a slow device. */
export function productsBetweenWaits({ rows, k, n }: GemmShape): number {
  return Math.max(1, Math.min(16, Math.round(1e9 / (2 * rows * k * n))));
}
