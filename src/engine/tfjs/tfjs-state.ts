import * as tf from '@tensorflow/tfjs';
import { invariant } from '../../lib/errors.ts';
import type { Weights } from '../../sws/learngene.ts';
import type { TensorShape } from '../../sws/vit.ts';
import type { NetworkState, StateValues, WholeState } from '../engine.ts';
import { elementCount } from '../plan/buffer.ts';
import { checkStateValues } from '../state-values.ts';

/**
 * A network's parameters and moments, each as one flat tensor, so that AdamW is a dozen tfjs ops and not a
 * dozen per tensor. The single tensors, and the transposed weights that matmuls want, are cut from it when
 * first asked for after an update.
 */
export class TfjsState implements NetworkState {
  readonly tensors: readonly TensorShape[];
  readonly #offsets = new Map<string, { begin: number; tensor: TensorShape }>();
  readonly #size: number;
  #parameters: tf.Tensor1D;
  #firstMoments: tf.Tensor1D;
  #secondMoments: tf.Tensor1D;
  /** Cut from the flat parameters; thrown away by every update. */
  readonly #views = new Map<string, tf.Tensor>();

  constructor(tensors: readonly TensorShape[], weights: Weights) {
    this.tensors = tensors;
    let begin = 0;
    for (const tensor of tensors) {
      this.#offsets.set(tensor.name, { begin, tensor });
      begin += elementCount(tensor.shape);
    }
    this.#size = begin;
    const flat = new Float32Array(begin);
    for (const { begin: at, tensor } of this.#offsets.values()) {
      const values = weights.get(tensor.name);
      invariant(values?.length === elementCount(tensor.shape), `weights hold ${tensor.name} in full`);
      flat.set(values, at);
    }
    this.#parameters = tf.tensor1d(flat);
    this.#firstMoments = tf.zeros([begin]);
    this.#secondMoments = tf.zeros([begin]);
  }

  /** A stored tensor, or with the prefix `m.` or `v.` its moment; owned by the state. */
  tensor(name: string): tf.Tensor {
    return this.#view(name, () => {
      const prefix = /^[mv]\./.exec(name)?.[0] ?? '';
      const flat = { '': this.#parameters, 'm.': this.#firstMoments, 'v.': this.#secondMoments }[prefix];
      const entry = this.#offsets.get(name.slice(prefix.length));
      invariant(flat && entry, `the state stores ${name}`);
      return tf.slice(flat, entry.begin, elementCount(entry.tensor.shape)).reshape([...entry.tensor.shape]);
    });
  }

  /** Wᵀ [k, n] of a stored weight [n, k…]; owned by the state. */
  transposed(name: string): tf.Tensor2D {
    return this.#view(`ᵀ${name}`, () => {
      const weight = this.tensor(name);
      return tf.transpose(weight.reshape([weight.shape[0] ?? 1, -1]));
    }) as tf.Tensor2D;
  }

  get flat(): { parameters: tf.Tensor1D; firstMoments: tf.Tensor1D; secondMoments: tf.Tensor1D } {
    return { parameters: this.#parameters, firstMoments: this.#firstMoments, secondMoments: this.#secondMoments };
  }

  /** One value an element, taken from one value a tensor (the decay mask). */
  spread(values: readonly number[]): Float32Array {
    const out = new Float32Array(this.#size);
    [...this.#offsets.values()].forEach(({ begin, tensor }, i) => {
      out.fill(values[i] ?? 0, begin, begin + elementCount(tensor.shape));
    });
    return out;
  }

  /** Takes over the flat tensors after an update of all `count` tensors. */
  update(count: number, parameters: tf.Tensor1D, firstMoments: tf.Tensor1D, secondMoments: tf.Tensor1D): void {
    invariant(count === this.tensors.length, 'AdamW updates every tensor of the state');
    this.dispose();
    this.#parameters = tf.keep(parameters);
    this.#firstMoments = tf.keep(firstMoments);
    this.#secondMoments = tf.keep(secondMoments);
  }

  async read(): Promise<Weights> {
    const flat = (await this.#parameters.data()) as Float32Array;
    return new Map(
      [...this.#offsets].map(([name, { begin, tensor }]) => [name, flat.slice(begin, begin + elementCount(tensor.shape))]),
    );
  }

  async capture(): Promise<WholeState> {
    const { parameters, firstMoments, secondMoments } = this.flat;
    const [values, first, second] = await Promise.all([parameters, firstMoments, secondMoments].map(copyOf));
    invariant(values && first && second, 'tensors have values');
    return { parameters: values, moments: { first, second } };
  }

  restore(values: StateValues): void {
    checkStateValues(this.tensors, values);
    const { parameters, moments } = values;
    this.#forgetViews();
    this.#parameters = replaced(this.#parameters, parameters);
    if (!moments) return;
    this.#firstMoments = replaced(this.#firstMoments, moments.first);
    this.#secondMoments = replaced(this.#secondMoments, moments.second);
  }

  dispose(): void {
    tf.dispose([this.#parameters, this.#firstMoments, this.#secondMoments]);
    this.#forgetViews();
  }

  #forgetViews(): void {
    tf.dispose([...this.#views.values()]);
    this.#views.clear();
  }

  #view(key: string, make: () => tf.Tensor): tf.Tensor {
    let view = this.#views.get(key);
    if (!view) {
      view = tf.keep(tf.tidy(make));
      this.#views.set(key, view);
    }
    return view;
  }
}

/** tfjs may hand out the array that it computes with. */
async function copyOf(tensor: tf.Tensor1D): Promise<Float32Array> {
  return Float32Array.from(await tensor.data());
}

function replaced(tensor: tf.Tensor1D, values: ArrayLike<number>): tf.Tensor1D {
  tensor.dispose();
  return tf.tensor1d(Float32Array.from(values));
}
