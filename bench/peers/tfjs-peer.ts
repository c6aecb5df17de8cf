import * as tf from '@tensorflow/tfjs';
import { createTfjsEngine, type TfjsBackend } from '../../src/engine/tfjs/tfjs-engine.ts';
import type { WasmPaths } from '../../src/engine/tfjs/wasm-paths.ts';
import { storedTensors } from '../../src/engine/plan/network-spec.ts';
import { ADAMW } from '../../src/engine/plan/training-plan.ts';
import { at } from '../../src/lib/errors.ts';
import { productsBetweenWaits, type Contestant, type ContestantMaker, type GemmRunner, type GemmShape } from '../contestant.ts';
import { known } from '../known.ts';
import { dataOf, LEARNING_RATE, type BenchModel } from '../model.ts';
import { tfjsLoss } from './tfjs-vit.ts';

/**
 * Plain tfjs: the tape and `tf.train.adam`. The backend is started as our tfjs engine starts it, on one thread: the
 * threads of tfjs's wasm backend do not start from a bundled module.
 */
export async function tfjsPeer(backend: TfjsBackend, wasmPaths?: WasmPaths): Promise<ContestantMaker<BenchModel>> {
  const { info } = await createTfjsEngine(backend, 'a peer', { wasmPaths });
  const adapter = backend === 'wasm' ? `${info.adapter}, 1 thread` : info.adapter;
  return { prepare: (model) => Promise.resolve(trained(adapter, model)), prepareGemm: (shape) => Promise.resolve(multiplied(shape)) };
}

function trained(adapter: string, model: BenchModel): Contestant {
  const { sizes, weights, labels, patches } = dataOf(model);
  const variables = new Map(
    storedTensors(model.network).map(({ name, shape }) => [name, tf.variable(tf.tensor(weights.get(name) ?? [], [...shape]))]),
  );
  const parameter = (name: string): tf.Tensor => known(variables.get(name));
  const input = tf.tensor3d(patches, [sizes.batch, sizes.tokens, sizes.patchElements]);
  const targets = tf.oneHot(tf.tensor1d(labels, 'int32'), sizes.classes).toFloat();
  const adam = tf.train.adam(LEARNING_RATE, ADAMW.beta1, ADAMW.beta2, ADAMW.epsilon);
  let last: tf.Scalar | null = null;
  return {
    adapter,
    step() {
      last?.dispose();
      last = adam.minimize(() => tfjsLoss(parameter, model.network.layerSources, sizes, input, targets), true, [...variables.values()]);
    },
    settle: async () => at((await last?.data()) ?? [Number.NaN], 0),
    dispose: () => tf.dispose([last, input, targets, ...variables.values()].filter((tensor) => tensor !== null)),
  };
}

function multiplied({ kind, rows, k, n }: GemmShape): GemmRunner {
  const count = productsBetweenWaits({ kind, rows, k, n });
  const [x, dy, weight] = [tf.ones([rows, k]), tf.ones([rows, n]), tf.ones([n, k])];
  const product = (): tf.Tensor => {
    if (kind === 'nt') return tf.matMul(x, weight, false, true);
    return kind === 'nn' ? tf.matMul(dy, weight) : tf.matMul(dy, x, true, false);
  };
  return {
    count,
    async run() {
      for (let i = 1; i < count; i++) product().dispose();
      const end = tf.tidy(() => product().slice([0, 0], [1, 1]));
      await end.data();
      end.dispose();
    },
    dispose: () => tf.dispose([x, dy, weight]),
  };
}
