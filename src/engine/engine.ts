/**
 * What an engine is: memory for networks, and plans compiled onto that memory. What it is not: it knows no
 * training loop, no data and no configuration. Every executor (tfjs, the float64 reference, later webgpu and
 * wasm) implements these three interfaces and nothing else is asked of it.
 */
import type { EngineInfo } from '../formats/metrics.ts';
import type { Weights } from '../sws/learngene.ts';
import type { TensorShape } from '../sws/vit.ts';
import type { EngineError } from './engine-error.ts';
import type { StepPlan } from './plan/step-plan.ts';

/** Values of a plan's `input` buffers, by name. The engine reads them during `run` and keeps no reference. */
export type PlanInputs = Readonly<Record<string, Uint8Array | Int32Array | Float32Array>>;

/** Values of a plan's reported buffers after one run, by name. */
export type PlanOutputs = Readonly<Record<string, Float32Array>>;

/** As the engine computes: float32, and float64 of the reference alone. */
export type StateArray = Float32Array | Float64Array;

export interface Moments {
  readonly first: StateArray;
  readonly second: StateArray;
}

/** What a state holds, each as one array: the elements of its tensors one after the other, without gaps. */
export interface StateValues {
  readonly parameters: StateArray;
  /** Absent where they are not needed any more: of a network that is not trained further. */
  readonly moments?: Moments | undefined;
}

/** All that a state holds. */
export interface WholeState extends StateValues {
  readonly moments: Moments;
}

/** The parameters of one network and their AdamW moments, in the engine's memory. */
export interface NetworkState {
  readonly tensors: readonly TensorShape[];
  /** A copy of the parameters as they are after every run so far. */
  read(): Promise<Weights>;
  /** A copy of parameters and moments, bit for bit, as they are after every run so far. */
  capture(): Promise<WholeState>;
  /** Takes over what `capture` gave of a state with the same tensors on such an engine; moments that are absent stay. */
  restore(values: StateValues): void;
  dispose(): void;
}

/** The networks a plan runs on: the one evaluated or trained, and its teacher where the plan has one. */
export interface PlanStates {
  readonly student: NetworkState;
  readonly ancestor?: NetworkState;
}

export interface Executable {
  /**
   * Executes the plan once. May return before the work is done; resolves when the next run may be given
   * (engines bound the work in flight). Inputs are checked for presence and length.
   */
  run(inputs: PlanInputs): Promise<void> | void;
  /** The reported outputs of every run since the last drain, in order. */
  drain(): Promise<readonly PlanOutputs[]>;
  /** A copy of a `gradient`, `output` or `moment` buffer as the last run left it. */
  peek(bufferName: string): Promise<Float32Array>;
  dispose(): void;
}

/** All of it may throw, or reject with, an EngineError; after that nothing but `dispose` is of use. */
export interface Engine {
  readonly info: EngineInfo;
  /** What went wrong with what it runs on, where that shows without its being asked: others may compute there too. */
  readonly fault?: (() => EngineError | undefined) | undefined;
  /** Memory for a network's tensors with these initial values; moments start at zero. */
  createState(tensors: readonly TensorShape[], weights: Weights): NetworkState;
  /** Prepares a plan for running on these states, which must come from this engine and outlive it. */
  compile(plan: StepPlan, states: PlanStates): Promise<Executable>;
  /** Gives everything back; a second time does nothing. */
  dispose(): void;
}
