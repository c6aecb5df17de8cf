/** Our engines as contestants: the step plan and one-op plans, run as training runs them. */
import type { Engine, Executable, NetworkState, PlanInputs } from '../src/engine/engine.ts';
import type { Op } from '../src/engine/ops/op.ts';
import { elementCount, type BufferId } from '../src/engine/plan/buffer.ts';
import { storedTensors } from '../src/engine/plan/network-spec.ts';
import { PlanBuilder } from '../src/engine/plan/plan-builder.ts';
import type { StepPlan } from '../src/engine/plan/step-plan.ts';
import { trainingPlan, writeScalars } from '../src/engine/plan/training-plan.ts';
import { productsBetweenWaits, type Contestant, type ContestantMaker, type GemmRunner, type GemmShape } from './contestant.ts';
import { dataOf, LEARNING_RATE, normalisation, type BenchModel } from './model.ts';

export function ownContestants(engine: Engine): ContestantMaker<BenchModel> {
  return { prepare: (model) => trainedBy(engine, model), prepareGemm: (shape) => multipliedBy(engine, shape) };
}

/** AdamW without decay or clipping, which is the peers' Adam; the norm is computed all the same. */
async function trainedBy(engine: Engine, model: BenchModel): Promise<Contestant> {
  const { weights, images, labels } = dataOf(model);
  const { network, batch } = model;
  const state = engine.createState(storedTensors(network), weights);
  const executable = await engine.compile(
    trainingPlan({ network, batch, normalisation, teacher: 'none', alpha: 0, temperature: 1, weightDecay: 0, clipNorm: 0 }),
    { student: state },
  );
  const inputs = { images, labels, augmentation: new Int32Array(3 * batch), scalars: new Float32Array(3) } satisfies PlanInputs;
  let steps = 0;
  return {
    adapter: engine.info.adapter,
    step() {
      writeScalars(inputs.scalars, LEARNING_RATE, ++steps);
      return executable.run(inputs);
    },
    async settle() {
      const losses = (await executable.drain()).at(-1)?.['losses'] ?? new Float32Array(1).fill(Number.NaN);
      return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
    },
    dispose: () => release(executable, state),
  };
}

function release(executable: Executable, state: NetworkState): void {
  executable.dispose();
  state.dispose();
}

async function multipliedBy(engine: Engine, shape: GemmShape): Promise<GemmRunner> {
  const count = productsBetweenWaits(shape);
  const { k, n } = shape;
  const matrices = [{ name: 'weight', shape: [n, k] }, { name: 'bias', shape: [n] }];
  const weights = new Map(matrices.map(({ name, shape: sizes }) => [name, new Float32Array(elementCount(sizes)).fill(0.5)]));
  const state = engine.createState(matrices, weights);
  const executable = await engine.compile(productPlan(shape, count, GROUPS), { student: state });
  return {
    count,
    async run() {
      await executable.run({});
      await executable.drain();
    },
    dispose: () => release(executable, state),
  };
}

/** "Images" that engines may split between threads. */
const GROUPS = 16;

/**
 * The same product `count` times, then one of a row a group whose result is read: so a drain waits for all. The
 * operands are outputs that nothing writes, because those stay where they are; their values do not matter here.
 */
function productPlan({ kind, rows, k, n }: GemmShape, count: number, groups: number): StepPlan {
  const builder = new PlanBuilder();
  const perGroup = rows / GROUPS;
  const [weight, bias] = [builder.buffer('weight', 'parameter', [n, k]), builder.buffer('bias', 'parameter', [n])];
  const matrix = (name: string, ...shape: number[]): BufferId => builder.buffer(name, 'output', [groups, ...shape]);
  const [x, dy, row, end] = [matrix('x', perGroup, k), matrix('dy', perGroup, n), matrix('row', k), matrix('end', n)];
  const products = {
    nt: (): Op => ({ kind: 'linear', inputs: { x, weight, bias }, outputs: { y: matrix('y', perGroup, n) }, gelu: false }),
    nn: (): Op => ({ kind: 'linear-input-gradient', inputs: { dy, weight }, outputs: { dx: matrix('dx', perGroup, k) } }),
    tn: (): Op => {
      const outputs = { dWeight: builder.buffer('dWeight', 'gradient', [n, k]), dBias: builder.buffer('dBias', 'gradient', [n]) };
      return { kind: 'linear-weight-gradient', inputs: { dy, x }, outputs, accumulate: false };
    },
  };
  const op = products[kind]();
  for (let i = 0; i < count; i++) builder.emit(op);
  builder.emit({ kind: 'linear', inputs: { x: row, weight, bias }, outputs: { y: end }, gelu: false });
  return builder.finish(groups, [end], (share) => productPlan({ kind, rows, k, n }, count, share));
}
