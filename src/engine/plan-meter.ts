import type { NetworkSpec } from './plan/network-spec.ts';
import type { StepPlan } from './plan/step-plan.ts';

/** Something that takes memory of an engine until it is released. */
export interface Metered {
  release(): void;
}

/** A plan that is metered. */
export interface MeteredPlan {
  /** The same for plans of the same sizes, of which only the first is made. */
  readonly key: string;
  readonly make: () => StepPlan;
  readonly student: Metered;
  readonly ancestor?: Metered | undefined;
}

/** The memory that networks and plans would take of an engine, without taking it. */
export interface PlanMeter {
  /** Parameters and moments of a network. */
  state(network: NetworkSpec): Metered;
  plan(plan: MeteredPlan): Metered;
  /** Bytes that all together took at most at a time. */
  readonly peak: number;
  /** Bytes of the largest single piece. */
  readonly largest: number;
}

/** What an engine has for networks and plans, as far as it can be told beforehand. */
export interface EngineMemory {
  /** A meter of this engine, with nothing in it. */
  meter(): PlanMeter;
  /** Most bytes of all together, where there is such a limit. */
  readonly total?: number;
  /** Bytes of the machine itself at most, where it tells. */
  readonly device?: number;
  /** Most bytes of a single piece, where there is such a limit. */
  readonly piece?: number;
  /** Bytes that this engine has taken at most so far, where it counts them. */
  readonly taken?: () => number;
}
