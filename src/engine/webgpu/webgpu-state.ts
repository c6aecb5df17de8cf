import { invariant } from '../../lib/errors.ts';
import type { Weights } from '../../sws/learngene.ts';
import type { TensorShape } from '../../sws/vit.ts';
import type { NetworkState, StateArray, StateValues, WholeState } from '../engine.ts';
import { elementCount } from '../plan/buffer.ts';
import { checkStateValues, stateElements } from '../state-values.ts';
import { readBuffer } from './read-buffer.ts';
import type { WebGpuDevice } from './webgpu-device.ts';

/** Tensors begin at multiples of this many elements, so that each can be bound by itself (256 bytes). */
export const TENSOR_ALIGNMENT = 64;

/** Element offsets of tensors laid one after the other, and where the last one ends (aligned). */
export function layTensors(shapes: readonly (readonly number[])[]): { offsets: readonly number[]; elements: number } {
  let elements = 0;
  const offsets = shapes.map((shape) => {
    const offset = elements;
    elements += Math.ceil(elementCount(shape) / TENSOR_ALIGNMENT) * TENSOR_ALIGNMENT;
    return offset;
  });
  return { offsets, elements };
}

/** A network's parameters and moments on the GPU, each one flat buffer in the order of its tensors. */
export class WebGpuState implements NetworkState {
  readonly tensors: readonly TensorShape[];
  readonly #gpu: WebGpuDevice;
  readonly #places = new Map<string, { offset: number; elements: number }>();
  readonly #flat: Readonly<Record<'' | 'm.' | 'v.', GPUBuffer>>;

  constructor(gpu: WebGpuDevice, tensors: readonly TensorShape[], weights: Weights) {
    this.#gpu = gpu;
    this.tensors = tensors;
    const { offsets, elements } = layTensors(tensors.map(({ shape }) => shape));
    const flat = new Float32Array(Math.max(elements, TENSOR_ALIGNMENT));
    tensors.forEach(({ name, shape }, i) => {
      const values = weights.get(name);
      invariant(values?.length === elementCount(shape), `weights hold ${name} in full`);
      this.#places.set(name, { offset: offsets[i] ?? 0, elements: values.length });
      flat.set(values, offsets[i]);
    });
    const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
    const create = (label: string): GPUBuffer => gpu.device.createBuffer({ label, size: flat.byteLength, usage });
    this.#flat = { '': create('parameters'), 'm.': create('first moments'), 'v.': create('second moments') };
    gpu.device.queue.writeBuffer(this.#flat[''], 0, flat);
  }

  /** Where a stored tensor lies, or with the prefix `m.` or `v.` its moment; offset and size in bytes. */
  place(name: string): { buffer: GPUBuffer; offset: number; size: number } {
    const prefix = (/^[mv]\./.exec(name)?.[0] ?? '') as '' | 'm.' | 'v.';
    const place = this.#places.get(name.slice(prefix.length));
    invariant(place, `the state stores ${name}`);
    return { buffer: this.#flat[prefix], offset: 4 * place.offset, size: 4 * place.elements };
  }

  async read(): Promise<Weights> {
    const flat = new Float32Array(await readBuffer(this.#gpu, this.#flat['']));
    return new Map([...this.#places].map(([name, { offset, elements }]) => [name, flat.slice(offset, offset + elements)]));
  }

  async capture(): Promise<WholeState> {
    const { '': parameters, 'm.': first, 'v.': second } = this.#flat;
    return {
      parameters: await this.#withoutGaps(parameters),
      moments: { first: await this.#withoutGaps(first), second: await this.#withoutGaps(second) },
    };
  }

  restore(values: StateValues): void {
    checkStateValues(this.tensors, values);
    this.#write('', values.parameters);
    if (!values.moments) return;
    this.#write('m.', values.moments.first);
    this.#write('v.', values.moments.second);
  }

  dispose(): void {
    for (const buffer of Object.values(this.#flat)) buffer.destroy();
  }

  async #withoutGaps(buffer: GPUBuffer): Promise<Float32Array> {
    const flat = new Float32Array(await readBuffer(this.#gpu, buffer));
    const values = new Float32Array(stateElements(this.tensors));
    let begin = 0;
    for (const { offset, elements } of this.#places.values()) {
      values.set(flat.subarray(offset, offset + elements), begin);
      begin += elements;
    }
    return values;
  }

  #write(prefix: '' | 'm.' | 'v.', values: StateArray): void {
    const flat = new Float32Array(this.#flat[prefix].size / 4); // what lies in the gaps stays 0
    let begin = 0;
    for (const { offset, elements } of this.#places.values()) {
      flat.set(values.subarray(begin, begin + elements), offset);
      begin += elements;
    }
    this.#gpu.device.queue.writeBuffer(this.#flat[prefix], 0, flat);
  }
}
