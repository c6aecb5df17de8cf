import { invariant } from '../../lib/errors.ts';
import type { PlanStates } from '../engine.ts';
import { elementCount, type BufferId, type BufferSpec } from '../plan/buffer.ts';
import { planArena } from '../plan/liveness.ts';
import type { StepPlan } from '../plan/step-plan.ts';
import type { PlanHeap } from './heap.ts';
import { WasmState } from './wasm-state.ts';

/** A thread's part of the batch. */
export interface Share {
  readonly firstImage: number;
  readonly images: number;
  readonly plan: StepPlan;
}

/** Splits a plan's batch as evenly as it goes; threads beyond the images get nothing. */
export function sharesOf(plan: StepPlan, threads: number): readonly Share[] {
  const count = plan.forShare ? Math.min(threads, plan.batch) : 1;
  if (count === 1) return [{ firstImage: 0, images: plan.batch, plan }];
  const boundary = (thread: number): number => Math.floor((thread * plan.batch) / count);
  return Array.from({ length: count }, (_, thread) => {
    const images = boundary(thread + 1) - boundary(thread);
    return { firstImage: boundary(thread), images, plan: plan.forShare?.(images) ?? plan };
  });
}

/**
 * Where a plan's buffers lie. Inputs and outputs are shared by the threads, each seeing its own images of them;
 * activations lie in an arena of each thread's own; gradients in a block of each thread's own, `gradientStride`
 * bytes apart, the first of which holds the sum after the reduction.
 */
export class PlanMemory {
  readonly shares: readonly Share[];
  readonly gradientStride: number;
  readonly #plan: StepPlan;
  readonly #heap: PlanHeap;
  readonly #states: PlanStates;
  readonly #owned: number[] = [];
  /** Of inputs, outputs and the first gradients. */
  readonly #addresses = new Map<BufferId, number>();
  readonly #arenas: readonly { readonly base: number; readonly offsets: ReadonlyMap<BufferId, number> }[];

  constructor(plan: StepPlan, states: PlanStates, heap: PlanHeap, threads: number) {
    this.#plan = plan;
    this.#heap = heap;
    this.#states = states;
    this.shares = sharesOf(plan, threads);
    for (const { id, role, type, shape } of plan.buffers) {
      if (role !== 'input' && role !== 'output') continue;
      this.#addresses.set(id, this.allocate(elementCount(shape) * (type === 'u8' ? 1 : 4)));
    }
    this.gradientStride = this.#placeGradients();
    this.#arenas = this.shares.map(({ plan: shared }) => {
      const { bytes, offsets } = planArena(shared);
      return { base: this.allocate(bytes), offsets };
    });
  }

  /** Memory that is released with the plan's. */
  allocate(bytes: number): number {
    const address = this.#heap.allocate(bytes);
    this.#owned.push(address);
    return address;
  }

  /** Address of float32 constants, released with the plan's memory. */
  constants(values: readonly number[]): number {
    const address = this.allocate(4 * values.length);
    this.#heap.f32(address, values.length).set(values);
    return address;
  }

  /** Address of a buffer as a thread sees it. */
  address(buffer: BufferId, thread: number): number {
    const spec = this.#spec(buffer);
    if (spec.role === 'parameter' || spec.role === 'moment') return this.#stateOf(spec).address(spec.name);
    if (spec.role === 'gradient') return this.#placed(buffer) + thread * this.gradientStride;
    if (spec.role !== 'activation') return this.#placed(buffer) + this.#firstByte(spec, thread);
    const arena = this.#arenas[thread];
    const offset = arena?.offsets.get(buffer);
    invariant(arena && offset !== undefined, `activation ${spec.name} has a place`);
    return arena.base + offset;
  }

  dispose(): void {
    for (const address of this.#owned.splice(0)) this.#heap.release(address);
  }

  #placeGradients(): number {
    const gradients = this.#plan.buffers.filter(({ role }) => role === 'gradient');
    const stride = 4 * gradients.reduce((sum, { shape }) => sum + elementCount(shape), 0);
    let address = stride > 0 ? this.allocate(stride * this.shares.length) : 0;
    for (const { id, shape } of gradients) {
      this.#addresses.set(id, address);
      address += 4 * elementCount(shape);
    }
    return stride;
  }

  /** Bytes before a thread's images in a buffer that has a part for each image; 0 in any other. */
  #firstByte({ id, shape, type }: BufferSpec, thread: number): number {
    const share = this.shares[thread];
    const whole = elementCount(shape);
    if (!share || elementCount(share.plan.buffers[id]?.shape ?? []) === whole) return 0;
    return ((whole * share.firstImage) / this.#plan.batch) * (type === 'u8' ? 1 : 4);
  }

  #placed(buffer: BufferId): number {
    const address = this.#addresses.get(buffer);
    invariant(address !== undefined, `buffer ${buffer} has a place`);
    return address;
  }

  #spec(buffer: BufferId): BufferSpec {
    const spec = this.#plan.buffers[buffer];
    invariant(spec, `the plan has a buffer ${buffer}`);
    return spec;
  }

  #stateOf({ network }: BufferSpec): WasmState {
    const state = this.#states[network];
    invariant(state instanceof WasmState, `a state of this engine for the plan's ${network}`);
    return state;
  }
}
