import { at, invariant } from '../../lib/errors.ts';
import type { AdamWOp } from '../ops/adamw/adamw.ts';
import type { GlobalNormOp } from '../ops/global-norm/global-norm.ts';
import type { Op } from '../ops/op.ts';
import { elementCount, type BufferId } from '../plan/buffer.ts';
import type { StepPlan } from '../plan/step-plan.ts';
import type { PlanMemory } from './plan-memory.ts';
import { ProgramWriter } from './program.ts';
import type { WasmContext, WasmKernel } from './wasm-kernel.ts';
import { wasmKernels } from './wasm-kernels.ts';

type UpdateOp = GlobalNormOp | AdamWOp;

/**
 * Writes every thread's program. Image ops run on each thread's own images without waiting for anybody; then
 * come the update ops, each thread on its own part of the parameters, with a barrier where one needs what all
 * have done: before the reduction of gradients, before the norm, and at the end.
 */
export function compilePrograms(plan: StepPlan, memory: PlanMemory, threads: number): readonly ProgramWriter[] {
  const writers = Array.from({ length: threads }, () => new ProgramWriter());
  const updates = plan.ops.filter(isUpdate);
  memory.shares.forEach((share, thread) => {
    const ops = share.plan.ops.filter((op) => !isUpdate(op));
    invariant(ops.length + updates.length === plan.ops.length, 'a share has the ops of its plan');
    writeImageOps(ops, share.plan, memory, thread, at(writers, thread));
  });
  if (updates.length > 0) writeUpdates(updates, plan, memory, writers);
  for (const writer of writers) writer.barrier();
  return writers;
}

function isUpdate(op: Op): op is UpdateOp {
  return op.kind === 'global-norm' || op.kind === 'adamw';
}

function writeImageOps(ops: readonly Op[], plan: StepPlan, memory: PlanMemory, thread: number, writer: ProgramWriter): void {
  let scratchBytes = 0;
  const context = (scratch: (elements: number) => number, call: WasmContext['call']): WasmContext => ({
    shapeOf: (buffer) => plan.buffers[buffer]?.shape ?? [],
    address: (buffer) => memory.address(buffer, thread),
    call,
    scratch,
    constants: (values) => memory.constants(values),
  });
  const measuring = context((elements) => {
    scratchBytes = Math.max(scratchBytes, 4 * elements);
    return 0;
  }, () => {});
  for (const op of ops) kernelOf(op)(op, measuring);
  const scratch = memory.allocate(scratchBytes);
  const writing = context(() => scratch, writer.call);
  for (const op of ops) kernelOf(op)(op, writing);
}

function kernelOf(op: Op): WasmKernel<Op> {
  invariant(!isUpdate(op), 'an op that splits by images');
  return wasmKernels[op.kind] as unknown as WasmKernel<Op>;
}

/** A thread's part of one tensor, in elements. */
interface Piece {
  readonly tensor: number;
  readonly first: number;
  readonly count: number;
}

/** Cuts all elements of a list of tensors into one even range a thread. */
function piecesOf(sizes: readonly number[], thread: number, threads: number): readonly Piece[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const low = Math.floor((thread * total) / threads);
  const high = Math.floor(((thread + 1) * total) / threads);
  let start = 0;
  return sizes.flatMap((size, tensor) => {
    const [from, to] = [Math.max(low, start), Math.min(high, start + size)];
    const piece = { tensor, first: from - start, count: to - from };
    start += size;
    return piece.count > 0 ? [piece] : [];
  });
}

function writeUpdates(updates: readonly UpdateOp[], plan: StepPlan, memory: PlanMemory, writers: readonly ProgramWriter[]): void {
  const norms = new Map<BufferId, number[]>(); // by thread, of norms that this plan computes
  for (const op of updates) {
    if (op.kind === 'global-norm') norms.set(op.outputs.norm, writeNorm(op, plan, memory, writers));
    else writers.forEach((writer, thread) => writeAdamW(op, plan, memory, writer, thread, writers.length, norms.get(op.inputs.norm)?.[thread]));
  }
}

/** Adds the threads' gradients up, then every thread computes the same norm; returns where each keeps it. */
function writeNorm({ inputs, outputs }: GlobalNormOp, plan: StepPlan, memory: PlanMemory, writers: readonly ProgramWriter[]): number[] {
  const sizes = inputs.gradients.map((buffer) => elementCount(plan.buffers[buffer]?.shape ?? []));
  const pieces = writers.map((_, thread) => piecesOf(sizes, thread, writers.length));
  const count = pieces.reduce((sum, list) => sum + list.length, 0);
  const partials = memory.allocate(8 * count);
  let partial = partials;
  writers.forEach((writer, thread) => {
    writer.barrier();
    for (const { tensor, first, count: elements } of at(pieces, thread)) {
      const address = memory.address(at(inputs.gradients, tensor), 0) + 4 * first;
      if (memory.shares.length > 1) writer.call('addParts', address, memory.gradientStride, memory.shares.length, elements);
      writer.call('sumOfSquares', address, elements, partial);
      partial += 8;
    }
    writer.barrier();
  });
  return writers.map((writer, thread) => {
    const address = thread === 0 ? memory.address(outputs.norm, 0) : memory.allocate(4);
    writer.call('norm', partials, count, address);
    return address;
  });
}

function writeAdamW(
  op: AdamWOp,
  plan: StepPlan,
  memory: PlanMemory,
  writer: ProgramWriter,
  thread: number,
  threads: number,
  norm = memory.address(op.inputs.norm, 0),
): void {
  const { inputs, outputs, beta1, beta2, epsilon, weightDecay, clipNorm } = op;
  const sizes = inputs.gradients.map((buffer) => elementCount(plan.buffers[buffer]?.shape ?? []));
  const lists = [outputs.parameters, inputs.gradients, outputs.firstMoments, outputs.secondMoments];
  for (const { tensor, first, count } of piecesOf(sizes, thread, threads)) {
    const addresses = lists.map((list) => memory.address(at(list, tensor), 0) + 4 * first);
    const decay = at(op.decays, tensor) ? weightDecay : 0;
    writer.call('adamW', ...addresses, count, memory.address(inputs.scalars, 0), norm, beta1, beta2, epsilon, decay, clipNorm);
  }
}
