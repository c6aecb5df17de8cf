import type { NetworkName } from '../config/network-name.ts';
import type { StrategyName } from '../sws/strategy.ts';

export type { NetworkName } from '../config/network-name.ts';

/** A Des-Net in tuning: `tuned-cyclic-8`. */
export type TunedName = `tuned-${StrategyName}-${number}`;

/** One training step: the loss of the batch (distillation included) before the update. */
export interface TrainingPoint {
  readonly kind: 'training';
  readonly network: NetworkName;
  readonly seed: number;
  /** 1-based step of this network. */
  readonly step: number;
  /** Passes over the training images so far. */
  readonly epoch: number;
  /** Seconds of the experiment so far, pauses excluded. */
  readonly seconds: number;
  /** Training images this network has seen so far. */
  readonly images: number;
  readonly loss: number;
  /** Global gradient norm before clipping. */
  readonly gradientNorm: number;
  readonly learningRate: number;
}

/** A trained network itself on validation images (`images` of them) after `step` steps; labels only. */
export interface ValidationPoint {
  readonly kind: 'validation';
  readonly network: NetworkName;
  readonly seed: number;
  readonly step: number;
  readonly epoch: number;
  readonly seconds: number;
  readonly images: number;
  readonly loss: number;
  /** Share of images classified correctly, 0 … 1. */
  readonly accuracy: number;
}

/** An untuned Des-Net on validation images while its learngene was still being trained. */
export interface DescendantPoint {
  readonly kind: 'descendant';
  readonly strategy: StrategyName;
  readonly depth: number;
  /** 0-based draw of a random strategy; 0 for the others. */
  readonly draw: number;
  readonly seed: number;
  /** Steps of the learngene's network so far. */
  readonly step: number;
  readonly seconds: number;
  readonly images: number;
  readonly loss: number;
  readonly accuracy: number;
}

/** A Des-Net in tuning on validation images of the images it is tuned on; at step 0 as it was initialised. */
export interface TuningPoint {
  readonly kind: 'tuning';
  readonly strategy: StrategyName;
  readonly depth: number;
  readonly seed: number;
  readonly step: number;
  /** Passes over the images it is tuned on so far. */
  readonly epoch: number;
  readonly seconds: number;
  readonly images: number;
  readonly loss: number;
  readonly accuracy: number;
}

/** The networks whose stored blocks are stages, so that they can be compared stage by stage. */
export type StagedNetwork = 'aux-net' | 'vanilla-net';

/** What one stage of a network in training is about after `step` steps. */
export interface StagePoint {
  readonly kind: 'stage';
  readonly network: StagedNetwork;
  /** 0-based; of the vanilla net, its layer. */
  readonly stage: number;
  readonly seed: number;
  readonly step: number;
  readonly seconds: number;
  /** Validation images on which `similarity` was measured. */
  readonly images: number;
  /** Euclidean length of the gradient of the stage's weights on the batch of that step, before clipping. */
  readonly gradientNorm: number;
  /** ‖w − w₀‖ / ‖w₀‖ of all the stage's weights, w₀ those before the first step. */
  readonly weightChange: number;
  /**
   * Linear CKA, 0 … 1, of what consecutive applications of the stage add to their inputs, mean over its pairs of
   * applications in the network that the default mapping expands to the Aux-Net's depth. Null where the stage is
   * applied once, or adds the same to every input.
   */
  readonly similarity: number | null;
  /** ‖y′ − y‖ / ‖y‖ of the stage's outputs: y′ those in that expanded network, y in the network as it is trained. */
  readonly drift: number;
}

export type MetricPoint = TrainingPoint | ValidationPoint | DescendantPoint | TuningPoint | StagePoint;

/** The points of a run in the order in which they came: an array, or what holds them in less room. */
export interface MetricSeries extends Iterable<MetricPoint> {
  readonly length: number;
  at(index: number): MetricPoint | undefined;
  filter<Kept extends MetricPoint>(isKept: (point: MetricPoint) => point is Kept): readonly Kept[];
  filter(isKept: (point: MetricPoint) => boolean): readonly MetricPoint[];
}

/** A Des-Net's final figure, on all validation images: untuned of the learngene's images, tuned of those it was tuned on. */
export interface Evaluation {
  readonly strategy: StrategyName;
  readonly depth: number;
  readonly draw: number;
  readonly seed: number;
  readonly phase: 'untuned' | 'tuned';
  /** Which layer of the source network each layer took; empty where layers are made in another way. */
  readonly layerSources: readonly number[];
  readonly loss: number;
  readonly accuracy: number;
}

/** A network whose loss became NaN, infinite or diverged; the rest of the experiment goes on. */
export interface NetworkFailure {
  readonly network: NetworkName | TunedName;
  readonly seed: number;
  readonly step: number;
  readonly reason: string;
}

export interface EngineInfo {
  /** `wasm` for our own kernels, `tfjs` for TensorFlow.js. */
  readonly name: string;
  /** What runs it: `WebAssembly SIMD, 2 threads`, `tfjs wasm`, `tfjs webgpu (nvidia hopper)`. */
  readonly adapter: string;
  /** Why this engine was chosen, as a sentence for the badge. */
  readonly reason: string;
}

/**
 * The engine failed, and the run went on from a checkpoint: on a new device of the same engine, or on another, whose
 * numbers differ in the last digits.
 */
export interface Recovery {
  readonly from: EngineInfo;
  readonly to: EngineInfo;
  /** `device-lost`, `out-of-memory`, `validation`, `shader` or `kernel`. */
  readonly fault: string;
  /** What the engine said, as a sentence. */
  readonly reason: string;
  /** The training that it went on with, as checkpoints name it (`0/learngene`); null where that was begun anew. */
  readonly stage: string | null;
  /** Steps of that training which were kept. */
  readonly step: number;
}

export interface DataInfo {
  readonly name: string;
  readonly classNames: readonly string[];
  readonly trainImages: number;
  readonly validationImages: number;
}
