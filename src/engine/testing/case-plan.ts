import { randomStream } from '../../lib/random.ts';
import type { Weights } from '../../sws/learngene.ts';
import type { TensorShape } from '../../sws/vit.ts';
import type { PlanInputs } from '../engine.ts';
import type { Op } from '../ops/op.ts';
import { elementCount, type BufferId } from '../plan/buffer.ts';
import { PlanBuilder } from '../plan/plan-builder.ts';
import type { StepPlan } from '../plan/step-plan.ts';

type Values = PlanInputs[string];

/** A plan with values for everything that it reads. */
export interface PlannedCase {
  readonly plan: StepPlan;
  readonly inputs: PlanInputs;
  readonly tensors: readonly TensorShape[];
  readonly weights: Weights;
}

/**
 * A mini step plan of the ops under test, on buffers that a caller can write and read. Random values depend on
 * the case's and the buffer's name alone and are float32, so that every engine starts from the same numbers.
 */
export class CasePlan {
  readonly #name: string;
  readonly #builder = new PlanBuilder();
  readonly #inputs: Record<string, Values> = {};
  readonly #tensors: TensorShape[] = [];
  readonly #weights = new Map<string, Float32Array>();

  constructor(name: string) {
    this.#name = name;
  }

  /** An input of standard normal values times `scale`. */
  input(name: string, shape: readonly number[], scale = 1): BufferId {
    return this.given(name, shape, this.#normals(name, shape, scale));
  }

  /** An i32 input of uniform values below `bound` (labels). */
  integers(name: string, shape: readonly number[], bound: number): BufferId {
    const stream = randomStream(0, this.#name, name);
    return this.given(name, shape, Int32Array.from({ length: elementCount(shape) }, () => stream.integer(bound)));
  }

  /** An input of u8 values from 0 to 255 (images). */
  bytes(name: string, shape: readonly number[]): BufferId {
    const stream = randomStream(0, this.#name, name);
    return this.given(name, shape, Uint8Array.from({ length: elementCount(shape) }, () => stream.integer(256)));
  }

  /** An input of these values. */
  given(name: string, shape: readonly number[], values: Values): BufferId {
    this.#inputs[name] = values;
    return this.#builder.buffer(name, 'input', shape, typeOf(values));
  }

  /** A parameter of the student, standard normal. */
  parameter(name: string, shape: readonly number[]): BufferId {
    this.#tensors.push({ name, shape });
    this.#weights.set(name, this.#normals(name, shape, 1));
    return this.#builder.buffer(name, 'parameter', shape);
  }

  /** The moment `m` or `v` of a parameter; 0 at first. */
  moment(which: 'm' | 'v', parameter: string, shape: readonly number[]): BufferId {
    return this.#builder.buffer(`${which}.${parameter}`, 'moment', shape);
  }

  /** A result of a forward pass. */
  output(name: string, shape: readonly number[]): BufferId {
    return this.#builder.buffer(name, 'output', shape);
  }

  /** A result of a backward pass. */
  gradient(name: string, shape: readonly number[]): BufferId {
    return this.#builder.buffer(name, 'gradient', shape);
  }

  emit(op: Op): void {
    this.#builder.emit(op);
  }

  finish(): PlannedCase {
    const plan = this.#builder.finish(1, []);
    return { plan, inputs: this.#inputs, tensors: this.#tensors, weights: this.#weights };
  }

  #normals(name: string, shape: readonly number[], scale: number): Float32Array {
    const stream = randomStream(0, this.#name, name);
    return Float32Array.from({ length: elementCount(shape) }, () => scale * stream.normal());
  }
}

function typeOf(values: Values): 'f32' | 'i32' | 'u8' {
  if (values instanceof Float32Array) return 'f32';
  return values instanceof Int32Array ? 'i32' : 'u8';
}
