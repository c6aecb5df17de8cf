import { blockUntilReady, defaultDevice, init, jit, numpy as np, tree, valueAndGrad } from '@jax-js/jax';
import { storedTensors } from '../../src/engine/plan/network-spec.ts';
import { ADAMW, writeScalars } from '../../src/engine/plan/training-plan.ts';
import { at } from '../../src/lib/errors.ts';
import { productsBetweenWaits, type Contestant, type ContestantMaker, type GemmRunner, type GemmShape } from '../contestant.ts';
import { known } from '../known.ts';
import { dataOf, LEARNING_RATE, type BenchModel } from '../model.ts';
import { jaxLoss } from './jax-vit.ts';

type Arrays = Record<string, np.Array>;
type Moments = { readonly first: Arrays; readonly second: Arrays };

/** jax-js as its documentation recommends it: the whole step, `valueAndGrad` and Adam, in one `jit`. */
export async function jaxPeer(device: 'wasm' | 'webgpu'): Promise<ContestantMaker<BenchModel>> {
  const started = await init(device);
  if (!started.includes(device)) throw new Error(`jax-js ${device}: not available here; choose another peer`);
  defaultDevice(device);
  const adapter = `jax-js ${device}${device === 'wasm' ? `, ${threads()}` : ''}`;
  return { prepare: (model) => Promise.resolve(trained(adapter, model)), prepareGemm: (shape) => Promise.resolve(multiplied(shape)) };
}

/** As jax-js itself decides: it wants shared memory and Web Workers. */
function threads(): string {
  const many = typeof SharedArrayBuffer === 'function' && typeof Worker === 'function';
  return many ? `${navigator.hardwareConcurrency} threads` : '1 thread';
}

function trained(adapter: string, model: BenchModel): Contestant {
  const { sizes, weights, labels, patches } = dataOf(model);
  const stored = storedTensors(model.network);
  const arrays = (values: (name: string) => Float32Array | undefined): Arrays =>
    Object.fromEntries(stored.map(({ name, shape }) => [name, np.array(known(values(name)).slice()).reshape([...shape])]));
  const zeros = (): Arrays => arrays((name) => new Float32Array(weights.get(name)?.length ?? 0));
  const { batch, classes } = sizes;
  const isLabel = (i: number): boolean => labels[Math.floor(i / classes)] === i % classes;
  const oneHot = Float32Array.from({ length: batch * classes }, (_, i) => Number(isLabel(i)));
  const input = np.array(patches).reshape([sizes.batch, sizes.tokens, sizes.patchElements]);
  const targets = np.array(oneHot).reshape([batch, classes]);
  const step = jit((parameters: Arrays, moments: Moments, scalars: np.Array, x: np.Array, y: np.Array) => {
    const lossOf = (p: Arrays): np.Array => jaxLoss((name) => known(p[name]).ref, model.network.layerSources, sizes, x.ref, y.ref);
    const [loss, gradients] = valueAndGrad(lossOf)(tree.ref(parameters));
    return [loss, ...adam(parameters, moments, gradients, scalars)] as const;
  });
  let state = [arrays((name) => weights.get(name)), { first: zeros(), second: zeros() }] as readonly [Arrays, Moments];
  let last: np.Array | undefined;
  let steps = 0;
  return {
    adapter,
    step() {
      const scalars = new Float32Array(3);
      writeScalars(scalars, LEARNING_RATE, ++steps);
      last?.dispose();
      const [loss, parameters, moments] = step(state[0], state[1], np.array(scalars), input.ref, targets.ref);
      last = loss;
      state = [parameters, moments];
    },
    async settle() {
      await blockUntilReady(state[0]);
      return at((await last?.ref.data()) ?? [Number.NaN], 0);
    },
    dispose() {
      step.dispose();
      tree.dispose([...state, input, targets, ...(last ? [last] : [])]);
    },
  };
}

/** Adam as a pure function of parameters, moments and gradients; `scalars` as the plan's: rate and bias corrections. */
function adam(parameters: Arrays, moments: Moments, gradients: Arrays, scalars: np.Array): [Arrays, Moments] {
  const { beta1, beta2, epsilon } = ADAMW;
  const [rate, correction1, correction2] = [0, 1, 2].map((i) => scalars.ref.slice(i));
  const next = { parameters: {} as Arrays, first: {} as Arrays, second: {} as Arrays };
  for (const name of Object.keys(parameters)) {
    const gradient = known(gradients[name]);
    const first = known(moments.first[name]).mul(beta1).add(gradient.ref.mul(1 - beta1));
    const second = known(moments.second[name]).mul(beta2).add(np.square(gradient).mul(1 - beta2));
    const denominator = np.sqrt(second.ref.div(known(correction2).ref)).add(epsilon);
    const update = first.ref.div(known(correction1).ref).div(denominator).mul(known(rate).ref);
    next.parameters[name] = known(parameters[name]).sub(update);
    next.first[name] = first;
    next.second[name] = second;
  }
  return [next.parameters, { first: next.first, second: next.second }];
}

function multiplied({ kind, rows, k, n }: GemmShape): GemmRunner {
  const count = productsBetweenWaits({ kind, rows, k, n });
  const operands = [np.full([rows, k], 0.5), np.full([rows, n], 0.5), np.full([n, k], 0.5)] as const;
  const [x, dy, weight] = operands;
  const multiply = jit((a: np.Array, b: np.Array) => {
    if (kind === 'nt') return np.matmul(a, b.transpose());
    return kind === 'nn' ? np.matmul(a, b) : np.matmul(a.transpose(), b);
  });
  const [left, right] = { nt: [x, weight], nn: [dy, weight], tn: [dy, x] }[kind] as [np.Array, np.Array];
  return {
    count,
    async run() {
      const products = Array.from({ length: count }, () => multiply(left.ref, right.ref));
      await blockUntilReady(products);
      tree.dispose(products);
    },
    dispose() {
      multiply.dispose();
      tree.dispose([...operands]);
    },
  };
}
