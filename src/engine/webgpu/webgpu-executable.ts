import { at, invariant } from '../../lib/errors.ts';
import type { Executable, PlanInputs, PlanOutputs, PlanStates } from '../engine.ts';
import { productsOf } from '../ops/linear/gemm-shapes.ts';
import { gemmCode } from '../ops/linear/gemm-webgpu.ts';
import type { ShapeOf } from '../ops/op-definition.ts';
import type { Op } from '../ops/op.ts';
import { elementCount, type BufferSpec } from '../plan/buffer.ts';
import { matchInputs, readableBuffer } from '../plan/plan-inputs.ts';
import type { StepPlan } from '../plan/step-plan.ts';
import { encodeDispatch, type EncodedDispatch } from './encoded-dispatch.ts';
import type { GemmTuner } from './gemm-tuner.ts';
import { kernelTimes, type KernelTime } from './kernel-times.ts';
import type { Pipeline, Pipelines } from './pipelines.ts';
import { PlanBuffers } from './plan-buffers.ts';
import { readBuffer } from './read-buffer.ts';
import type { WebGpuDevice } from './webgpu-device.ts';
import { workgroupsOf, type Binding, type Dispatch, type WebGpuContext, type WebGpuKernel } from './webgpu-kernel.ts';
import { webGpuKernels } from './webgpu-kernels.ts';

/** Runs whose reports wait on the GPU before they are read all at once. */
const REPORTS = 16;
/** Runs that may be under way at a time. */
const IN_FLIGHT = 3;

interface Reported {
  readonly spec: BufferSpec;
  readonly buffer: GPUBuffer;
  readonly bytes: number;
  /** Bytes from the start of a record. */
  readonly offset: number;
}

/**
 * A plan as a fixed list of dispatches: buffers, pipelines and bind groups are made once, a run encodes the list and
 * the copies of its report, and submits once.
 */
export class WebGpuExecutable implements Executable {
  readonly #gpu: WebGpuDevice;
  readonly #plan: StepPlan;
  readonly #buffers: PlanBuffers;
  readonly #dispatches: readonly EncodedDispatch[];
  readonly #reported: readonly Reported[];
  readonly #recordBytes: number;
  readonly #records: GPUBuffer;
  readonly #staging: GPUBuffer;
  readonly #words = new Map<string, Uint32Array<ArrayBuffer>>();
  #waiting = 0;
  #reports: PlanOutputs[] = [];
  readonly #inFlight: Promise<unknown>[] = [];

  static async create(gpu: WebGpuDevice, pipelines: Pipelines, plan: StepPlan, states: PlanStates, tuner: GemmTuner): Promise<WebGpuExecutable> {
    const shapeOf: ShapeOf = (id) => at(plan.buffers, id).shape;
    await tuner.prepare(productsOf(plan.ops, shapeOf));
    const { buffers, dispatches } = await gpu.checked(() => {
      const placed = new PlanBuffers(gpu.device, plan, states, tuner.splits);
      return { buffers: placed, dispatches: dispatchesOf(plan, placed, gpu.device, tuner) };
    });
    const compiled = await Promise.all(dispatches.map(async (dispatch) => ({ dispatch, ...(await pipelines.get(dispatch)) })));
    return gpu.checked(() => new WebGpuExecutable(gpu, plan, buffers, compiled.map((each) => encodable(gpu.device, buffers, each))));
  }

  private constructor(gpu: WebGpuDevice, plan: StepPlan, buffers: PlanBuffers, dispatches: readonly EncodedDispatch[]) {
    this.#gpu = gpu;
    this.#plan = plan;
    this.#buffers = buffers;
    this.#dispatches = dispatches;
    let offset = 0;
    this.#reported = plan.reported.map((id) => {
      const spec = buffers.spec(id);
      const bytes = 4 * elementCount(spec.shape);
      const reported = { spec, buffer: buffers.place(id).buffer, bytes, offset };
      offset += bytes;
      return reported;
    });
    this.#recordBytes = offset;
    this.#records = buffers.create('reports', REPORTS * Math.max(4, offset));
    this.#staging = buffers.createStaging(this.#records.size);
  }

  /** Dispatches of one run. */
  get dispatchCount(): number {
    return this.#dispatches.length;
  }

  /**
   * The GPU time of each dispatch, on the last run's inputs; the step is executed several more times for it.
   * Rejects where the device cannot tell the time.
   */
  async kernelTimes(): Promise<readonly KernelTime[]> {
    const { device, name } = this.#gpu;
    if (!device.features.has('timestamp-query')) {
      throw new Error(`${name} has no timestamp-query, so GPU times cannot be measured; try another adapter or browser`);
    }
    return kernelTimes(this.#gpu, this.#dispatches);
  }

  async run(inputs: PlanInputs): Promise<void> {
    if (this.#waiting === REPORTS) await this.#fetchReports();
    if (this.#inFlight.length === IN_FLIGHT) await this.#gpu.settled(Promise.resolve(this.#inFlight.shift()));
    const fault = this.#gpu.fault();
    if (fault) throw fault;
    for (const [buffer, values] of matchInputs(this.#plan, inputs)) this.#write(buffer, values);
    const encoder = this.#gpu.device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    for (const dispatch of this.#dispatches) encodeDispatch(pass, dispatch);
    pass.end();
    for (const { buffer, bytes, offset } of this.#reported) {
      encoder.copyBufferToBuffer(buffer, 0, this.#records, this.#waiting * this.#recordBytes + offset, bytes);
    }
    this.#gpu.device.queue.submit([encoder.finish()]);
    this.#waiting++;
    const done = this.#gpu.device.queue.onSubmittedWorkDone();
    done.catch(() => undefined); // whoever waits for it, or reads, is told
    this.#inFlight.push(done);
  }

  async drain(): Promise<readonly PlanOutputs[]> {
    await this.#fetchReports();
    const reports = this.#reports;
    this.#reports = [];
    return reports;
  }

  async peek(name: string): Promise<Float32Array> {
    const { id, shape } = readableBuffer(this.#plan, name);
    const elements = elementCount(shape);
    const split = this.#buffers.splitPlace(id);
    if (!split) {
      const { buffer, offset } = this.#buffers.place(id);
      return new Float32Array(await readBuffer(this.#gpu, buffer, offset, 4 * elements));
    }
    return this.#sumOfSplits(id, split, elements);
  }

  dispose(): void {
    this.#buffers.dispose();
  }

  async #fetchReports(): Promise<void> {
    const count = this.#waiting;
    if (count === 0) return;
    this.#waiting = 0;
    const size = count * this.#recordBytes;
    const encoder = this.#gpu.device.createCommandEncoder();
    encoder.copyBufferToBuffer(this.#records, 0, this.#staging, 0, size);
    this.#gpu.device.queue.submit([encoder.finish()]);
    await this.#gpu.settled(this.#staging.mapAsync(GPUMapMode.READ, 0, size));
    const bytes = this.#staging.getMappedRange(0, size).slice(0);
    this.#staging.unmap();
    for (let record = 0; record < count; record++) {
      const start = record * this.#recordBytes;
      const entries = this.#reported.map(({ spec, bytes: length, offset }) => [
        spec.name,
        new Float32Array(bytes.slice(start + offset, start + offset + length)),
      ]);
      this.#reports.push(Object.fromEntries(entries) as PlanOutputs);
    }
  }

  /** After the update the first partial sum holds the whole; before it, they are added here in their order. */
  async #sumOfSplits(id: number, { buffer, offset }: { buffer: GPUBuffer; offset: number }, elements: number): Promise<Float32Array> {
    const reduced = this.#plan.ops.some((op) => op.kind === 'global-norm' && op.inputs.gradients.includes(id));
    const total = new Float32Array(elements);
    for (let split = 0; split < (reduced ? 1 : this.#buffers.splits); split++) {
      const start = offset + 4 * split * this.#buffers.splitStride;
      const part = new Float32Array(await readBuffer(this.#gpu, buffer, start, 4 * elements));
      part.forEach((value, i) => {
        total[i] = at(total, i) + value;
      });
    }
    return total;
  }

  #write({ id, name, shape, type }: BufferSpec, values: Uint8Array | Int32Array | Float32Array): void {
    const { queue } = this.#gpu.device;
    const split = this.#buffers.splitPlace(id);
    if (split) {
      const { splits, splitStride } = this.#buffers;
      queue.writeBuffer(split.buffer, split.offset, bytesOf(values));
      const zeros = new Float32Array(elementCount(shape));
      for (let i = 1; i < splits; i++) queue.writeBuffer(split.buffer, split.offset + 4 * i * splitStride, zeros);
      return;
    }
    const { buffer } = this.#buffers.place(id);
    const bytes = bytesOf(values);
    queue.writeBuffer(buffer, 0, type === 'u8' && bytes.byteLength % 4 !== 0 ? this.#padded(name, bytes) : bytes);
  }

  /** Bytes padded to whole words, as writeBuffer wants them. */
  #padded(name: string, bytes: Uint8Array): Uint32Array<ArrayBuffer> {
    const words = this.#words.get(name) ?? new Uint32Array(Math.ceil(bytes.byteLength / 4));
    this.#words.set(name, words);
    new Uint8Array(words.buffer).set(bytes);
    return words;
  }
}

function bytesOf(values: Uint8Array | Int32Array | Float32Array): Uint8Array<ArrayBuffer> {
  invariant(values.buffer instanceof ArrayBuffer, 'inputs in ordinary memory');
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function dispatchesOf(plan: StepPlan, buffers: PlanBuffers, device: GPUDevice, tuner: GemmTuner): readonly Dispatch[] {
  const dispatches: Dispatch[] = [];
  const context: WebGpuContext = {
    shapeOf: (id) => buffers.spec(id).shape,
    gemm: (shape) => gemmCode(shape, tuner.variantOf(shape)),
    read: (id) => buffers.binding(id, 'read'),
    write: (id) => buffers.binding(id, 'read_write'),
    gradients: (...ids) => buffers.gradients(ids),
    flat: (id, elements) => ({ ...buffers.place(id), size: 4 * elements, access: 'read_write' }),
    constants(values) {
      const buffer = buffers.create('constants', values.byteLength);
      device.queue.writeBuffer(buffer, 0, values.slice());
      return { buffer, offset: 0, size: buffer.size, access: 'read_write' };
    },
    dispatch: (dispatch) => dispatches.push(dispatch),
  };
  for (const op of plan.ops) {
    const kernel = webGpuKernels[op.kind] as unknown as WebGpuKernel<Op>;
    kernel(op, context);
  }
  return dispatches;
}

function encodable(device: GPUDevice, buffers: PlanBuffers, { dispatch, pipeline, layout }: Pipeline & { readonly dispatch: Dispatch }): EncodedDispatch {
  const { label, bindings, uniforms } = dispatch;
  const resources = bindings.map(({ buffer, offset, size }: Binding) => ({ buffer, offset, size }));
  if (uniforms) resources.push(uniformBuffer(device, buffers, uniforms));
  const entries = resources.map((resource, binding) => ({ binding, resource }));
  const bindGroup = device.createBindGroup({ label, layout, entries });
  return { label, pipeline, bindGroup, workgroups: workgroupsOf(dispatch) };
}

function uniformBuffer(device: GPUDevice, buffers: PlanBuffers, values: readonly number[]): { buffer: GPUBuffer; offset: number; size: number } {
  const words = new Uint32Array(Math.ceil(values.length / 4) * 4);
  words.set(values);
  const buffer = buffers.createUniform(words.byteLength);
  device.queue.writeBuffer(buffer, 0, words);
  return { buffer, offset: 0, size: words.byteLength };
}
