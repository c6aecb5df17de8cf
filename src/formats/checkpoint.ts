import type { Weights } from '../sws/learngene.ts';
import type { ExperimentResults } from './results.ts';

/** Parameters or moments, as exact as the engine holds them: float32, and float64 of the reference alone. */
export type ExactArray = Float32Array | Float64Array;

/** One network in training. */
export interface NetworkRecord {
  readonly name: string;
  /** Steps taken. */
  readonly step: number;
  /** Loss of its first step, by which divergence is judged; undefined before that was read. */
  readonly firstLoss: number | undefined;
  /** Whether it failed; how is said in the results. Then it has no values. */
  readonly failed: boolean;
  /** Elements of its stored tensors one after the other; absent where nobody needs them any more. */
  readonly values?: {
    readonly parameters: ExactArray;
    /** Absent of a network that is not trained further. */
    readonly moments?: { readonly first: ExactArray; readonly second: ExactArray } | undefined;
  } | undefined;
}

/** Networks that are trained side by side on the same batches. */
export interface StageRecord {
  /** `ancestor`, or with its seed `0/learngene`, `0/trained-8`, `0/tuning-8`. */
  readonly key: string;
  /** `trained`: to the last step, and needed by what follows; `over`: needed no more. */
  readonly state: 'training' | 'trained' | 'over';
  /** Steps taken, that is batches drawn. */
  readonly step: number;
  /** Work of the whole experiment that was done by then, multiply-accumulates. */
  readonly work: number;
  readonly networks: readonly NetworkRecord[];
}

/** A chosen file of an imported ancestor. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: number;
}

/**
 * An experiment interrupted: all that cannot be computed again from configuration and seeds without training. What
 * can be (draws, orders of images, plans, remembered predictions) is not in it.
 */
export interface Checkpoint {
  /** Everything told so far, with configuration, engine, data and program; never complete. */
  readonly results: ExperimentResults;
  /** Seeds that are through. */
  readonly finishedSeeds: number;
  /** Of the ancestor and of the present seed, in order. */
  readonly stages: readonly StageRecord[];
  readonly learngene: Weights | undefined;
  readonly ancestorFiles: readonly ChosenFile[];
  /** What whoever started the run needs to start it again, such as flags of the command line; not looked at here. */
  readonly origin: Readonly<Record<string, string>>;
}
