/** Our engines as contestants: the step plan and one-op plans, run as training runs them. */
import type { Engine, Executable, NetworkState, PlanInputs } from '../src/engine/engine.ts';
import type { Op } from '../src/engine/ops/op.ts';
import { elementCount, type BufferId } from '../src/engine/plan/buffer.ts';
import { storedTensors } from '../src/engine/plan/network-spec.ts';
import { PlanBuilder } from '../src/engine/plan/plan-builder.ts';
import type { StepPlan } from '../src/engine/plan/step-plan.ts';
import { trainingPlan, writeScalars } from '../src/engine/plan/training-plan.ts';
import { WebGpuExecutable } from '../src/engine/webgpu/webgpu-executable.ts';
import type { TensorShape } from '../src/sws/vit.ts';
import { productsBetweenWaits, type Contestant, type ContestantMaker, type GemmRunner, type GemmShape } from './contestant.ts';
import { known } from './known.ts';
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
    ...(executable instanceof WebGpuExecutable ? { kernelTimes: () => executable.kernelTimes() } : {}),
    dispose: () => release(executable, state),
  };
}

function release(executable: Executable, state: NetworkState): void {
  executable.dispose();
  state.dispose();
}

async function multipliedBy(engine: Engine, shape: GemmShape): Promise<GemmRunner> {
  const count = productsBetweenWaits(shape);
  const matrices = operandsOf(shape, GROUPS);
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

type OperandIds = [BufferId, BufferId, BufferId, BufferId, BufferId];

/** "Images" that engines may split between threads. */
const GROUPS = 16;

/** Operands are parameters, which stay where they are. In a share's plan they are as long as the share needs. */
function operandsOf({ rows, k, n }: GemmShape, groups: number): TensorShape[] {
  const shareOfRows = (rows / GROUPS) * groups;
  return [
    { name: 'x', shape: [shareOfRows, k] },
    { name: 'dy', shape: [shareOfRows, n] },
    { name: 'row', shape: [groups, k] },
    { name: 'weight', shape: [n, k] },
    { name: 'bias', shape: [n] },
  ];
}

/** The same product `count` times, then one of a row a group whose result is read: so a drain waits for all. */
function productPlan({ kind, rows, k, n }: GemmShape, count: number, groups: number): StepPlan {
  const builder = new PlanBuilder();
  const perGroup = rows / GROUPS;
  const operands = new Map(
    operandsOf({ kind, rows, k, n }, groups).map(({ name, shape }) => [name, builder.buffer(name, 'parameter', shape)]),
  );
  const [x, dy, row, weight, bias] = ['x', 'dy', 'row', 'weight', 'bias'].map((name) => known(operands.get(name))) as OperandIds;
  const matrix = (name: string, ...shape: number[]): BufferId => builder.buffer(name, 'output', [groups, ...shape]);
  const end = matrix('end', n);
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
