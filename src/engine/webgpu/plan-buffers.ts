import { at, invariant } from '../../lib/errors.ts';
import type { PlanStates } from '../engine.ts';
import type { Op } from '../ops/op.ts';
import { elementCount, type BufferId, type BufferSpec } from '../plan/buffer.ts';
import { activationLifetimes } from '../plan/liveness.ts';
import type { StepPlan } from '../plan/step-plan.ts';
import type { Binding, SplitGradients } from './webgpu-kernel.ts';
import { layTensors, WebGpuState } from './webgpu-state.ts';

/** Partial sums of gradients take at most this many bytes; there are fewer of them in large networks. */
const SPLIT_BYTES = 64e6;

/**
 * Where a plan's buffers lie on the GPU. Activations share slots, whole buffers that are reused when their last
 * reader is done (a shader may not read and write one buffer, so an arena of ranges would not do); gradients are
 * split (see SplitGradients); parameters and moments are the states'.
 */
export class PlanBuffers {
  readonly splits: number;
  readonly splitStride: number;
  readonly #plan: StepPlan;
  readonly #states: PlanStates | undefined;
  readonly #device: Pick<GPUDevice, 'createBuffer'>;
  readonly #owned: GPUBuffer[] = [];
  readonly #places = new Map<BufferId, GPUBuffer>();
  readonly #splitOffsets = new Map<BufferId, number>();
  readonly #splitBuffer: GPUBuffer;

  /** Without states there is no place for parameters and moments. */
  constructor(device: Pick<GPUDevice, 'createBuffer'>, plan: StepPlan, states: PlanStates | undefined, mostSplits: number) {
    this.#device = device;
    this.#plan = plan;
    this.#states = states;
    const split = splitBuffersOf(plan.ops);
    const { offsets, elements } = layTensors(split.map((buffer) => this.spec(buffer).shape));
    split.forEach((buffer, i) => this.#splitOffsets.set(buffer, offsets[i] ?? 0));
    this.splitStride = elements;
    this.splits = Math.max(1, Math.min(mostSplits, Math.floor(SPLIT_BYTES / (4 * Math.max(1, elements)))));
    this.#splitBuffer = this.create('split gradients', 4 * elements * this.splits);
    for (const { id, name, role, type, shape } of plan.buffers) {
      if (this.#splitOffsets.has(id) || (role !== 'input' && role !== 'output' && role !== 'gradient')) continue;
      this.#places.set(id, this.create(name, elementCount(shape) * (type === 'u8' ? 1 : 4)));
    }
    this.#placeActivations();
  }

  /** A buffer that is destroyed with the plan's. */
  create(label: string, bytes: number): GPUBuffer {
    const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
    const buffer = this.#device.createBuffer({ label, size: Math.max(16, Math.ceil(bytes / 16) * 16), usage });
    this.#owned.push(buffer);
    return buffer;
  }

  /** A small uniform buffer, destroyed with the plan's. */
  createUniform(bytes: number): GPUBuffer {
    const buffer = this.#device.createBuffer({ size: bytes, usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST });
    this.#owned.push(buffer);
    return buffer;
  }

  /** A buffer that results are read back through, destroyed with the plan's. */
  createStaging(bytes: number): GPUBuffer {
    const buffer = this.#device.createBuffer({ size: bytes, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
    this.#owned.push(buffer);
    return buffer;
  }

  binding(id: BufferId, access: Binding['access']): Binding {
    return { ...this.place(id), access };
  }

  /** Where an unsplit buffer lies; offset and size in bytes, the size rounded up to whole words. */
  place(id: BufferId): { buffer: GPUBuffer; offset: number; size: number } {
    const { role, name, network, shape, type } = this.spec(id);
    if (role === 'parameter' || role === 'moment') return this.#stateOf(network).place(name);
    const buffer = this.#places.get(id);
    invariant(buffer, `buffer ${name} has a place`);
    return { buffer, offset: 0, size: Math.ceil((elementCount(shape) * (type === 'u8' ? 1 : 4)) / 4) * 4 };
  }

  gradients(buffers: readonly BufferId[]): SplitGradients {
    const { splits, splitStride: stride } = this;
    const buffer = this.#splitBuffer;
    const offsets = buffers.map((id) => {
      const offset = this.#splitOffsets.get(id);
      invariant(offset !== undefined, `gradient ${this.spec(id).name} is split`);
      return offset;
    });
    return { binding: { buffer, offset: 0, size: buffer.size, access: 'read_write' }, splits, stride, offsets };
  }

  /** Where a split buffer's first partial sum lies, if it is split; offset in bytes. */
  splitPlace(id: BufferId): { buffer: GPUBuffer; offset: number } | undefined {
    const offset = this.#splitOffsets.get(id);
    return offset === undefined ? undefined : { buffer: this.#splitBuffer, offset: 4 * offset };
  }

  spec(id: BufferId): BufferSpec {
    return at(this.#plan.buffers, id);
  }

  dispose(): void {
    for (const buffer of this.#owned.splice(0)) buffer.destroy();
  }

  /** Slots: each activation takes a free one that is large enough, else a new one. */
  #placeActivations(): void {
    const free: GPUBuffer[] = [];
    const busy: { buffer: GPUBuffer; last: number }[] = [];
    for (const { buffer: id, first, last } of activationLifetimes(this.#plan)) {
      if (this.#splitOffsets.has(id)) continue;
      for (const ended of busy.filter((slot) => slot.last < first)) {
        busy.splice(busy.indexOf(ended), 1);
        free.push(ended.buffer);
      }
      const bytes = 4 * elementCount(this.spec(id).shape);
      const fitting = free.filter(({ size }) => size >= bytes).toSorted((a, b) => a.size - b.size)[0];
      if (fitting) free.splice(free.indexOf(fitting), 1);
      const slot = fitting ?? this.create('activations', bytes);
      busy.push({ buffer: slot, last });
      this.#places.set(id, slot);
    }
  }

  #stateOf(network: BufferSpec['network']): WebGpuState {
    const state = this.#states?.[network];
    invariant(state instanceof WebGpuState, `a state of this engine for the plan's ${network}`);
    return state;
  }
}

/** The buffers kept as partial sums: what gradients of stored tensors go through; those of the update come first. */
function splitBuffersOf(ops: readonly Op[]): readonly BufferId[] {
  const updated = ops.flatMap((op) => (op.kind === 'global-norm' || op.kind === 'adamw' ? op.inputs.gradients : []));
  return [...new Set([...updated, ...ops.flatMap(gradientsWritten)])];
}

function gradientsWritten(op: Op): readonly BufferId[] {
  if (op.kind === 'batch-sum') return [op.outputs.sum];
  if (op.kind === 'linear-weight-gradient' || op.kind === 'layer-norm-gradient') return [op.outputs.dWeight, op.outputs.dBias];
  if (op.kind !== 'linear-combination-gradient') return [];
  return [...op.inputs.dCombined, ...op.outputs.dBase, ...op.outputs.dSlope];
}
