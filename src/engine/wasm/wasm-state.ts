import { at, invariant } from '../../lib/errors.ts';
import type { Weights } from '../../sws/learngene.ts';
import type { TensorShape } from '../../sws/vit.ts';
import type { NetworkState } from '../engine.ts';
import { elementCount } from '../plan/buffer.ts';
import type { Heap } from './heap.ts';

/** A network's parameters and moments in the heap: three arrays, tensors one after the other. */
export class WasmState implements NetworkState {
  readonly tensors: readonly TensorShape[];
  readonly #heap: Heap;
  readonly #addresses = new Map<string, number>();
  readonly #owned: number[] = [];

  constructor(heap: Heap, tensors: readonly TensorShape[], weights: Weights) {
    this.#heap = heap;
    this.tensors = tensors;
    const bytes = 4 * tensors.reduce((sum, { shape }) => sum + elementCount(shape), 0);
    for (const prefix of ['', 'm.', 'v.']) {
      let address = heap.allocate(bytes);
      this.#owned.push(address);
      for (const { name, shape } of tensors) {
        this.#addresses.set(`${prefix}${name}`, address);
        address += 4 * elementCount(shape);
      }
    }
    for (const { name, shape } of tensors) {
      const values = weights.get(name);
      invariant(values?.length === elementCount(shape), `weights hold ${name} in full`);
      heap.f32(this.address(name), values.length).set(values);
    }
  }

  /** Address of a stored tensor, or with the prefix `m.` or `v.` of its moment. */
  address(name: string): number {
    const address = this.#addresses.get(name);
    invariant(address !== undefined, `the state stores ${name}`);
    return address;
  }

  read(): Promise<Weights> {
    const entries = this.tensors.map(({ name, shape }) => [name, this.#heap.f32(this.address(name), elementCount(shape)).slice()] as const);
    return Promise.resolve(new Map(entries));
  }

  dispose(): void {
    while (this.#owned.length > 0) this.#heap.release(at(this.#owned.splice(-1), 0));
  }
}
