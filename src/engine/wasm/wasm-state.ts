import { at, invariant } from '../../lib/errors.ts';
import type { Weights } from '../../sws/learngene.ts';
import type { TensorShape } from '../../sws/vit.ts';
import type { NetworkState, StateValues, WholeState } from '../engine.ts';
import { elementCount } from '../plan/buffer.ts';
import { checkStateValues, stateElements } from '../state-values.ts';
import type { PlanHeap } from './heap.ts';

/** A network's parameters and moments in the heap: three arrays, tensors one after the other. */
export class WasmState implements NetworkState {
  readonly tensors: readonly TensorShape[];
  readonly #heap: PlanHeap;
  readonly #addresses = new Map<string, number>();
  /** Of parameters, first and second moments, each one array. */
  readonly #owned: number[] = [];

  /** Without weights all parameters are 0. */
  constructor(heap: PlanHeap, tensors: readonly TensorShape[], weights?: Weights) {
    this.#heap = heap;
    this.tensors = tensors;
    const bytes = 4 * stateElements(tensors);
    for (const prefix of ['', 'm.', 'v.']) {
      let address = heap.allocate(bytes);
      this.#owned.push(address);
      for (const { name, shape } of tensors) {
        this.#addresses.set(`${prefix}${name}`, address);
        address += 4 * elementCount(shape);
      }
    }
    for (const { name, shape } of weights ? tensors : []) {
      const values = weights?.get(name);
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

  capture(): Promise<WholeState> {
    const [parameters, first, second] = [0, 1, 2].map((which) => this.#flat(which).slice());
    invariant(parameters && first && second, 'a state that was not disposed of');
    return Promise.resolve({ parameters, moments: { first, second } });
  }

  restore(values: StateValues): void {
    checkStateValues(this.tensors, values);
    const { parameters, moments } = values;
    this.#flat(0).set(parameters);
    if (!moments) return;
    this.#flat(1).set(moments.first);
    this.#flat(2).set(moments.second);
  }

  dispose(): void {
    while (this.#owned.length > 0) this.#heap.release(at(this.#owned.splice(-1), 0));
  }

  #flat(which: number): Float32Array {
    return this.#heap.f32(at(this.#owned, which), stateElements(this.tensors));
  }
}
