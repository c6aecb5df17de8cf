/** How a lane is spoken to across a worker's or a process's border: one question at a time, one answer each. */
import type { KernelTime } from '../src/engine/webgpu/kernel-times.ts';
import { messageOf } from '../src/lib/errors.ts';
import type { GpuCounts } from './gpu-counters.ts';
import type { GemmShape } from './contestant.ts';
import type { Lane, Prepared } from './lane.ts';
import type { BenchModel } from './model.ts';

export type LaneQuestion =
  | { readonly ask: 'prepare'; readonly model: BenchModel }
  | { readonly ask: 'steps'; readonly count: number }
  | { readonly ask: 'count' }
  | { readonly ask: 'kernels' }
  | { readonly ask: 'gemm'; readonly shape: GemmShape };

type LaneValue = Prepared | number | GpuCounts | readonly KernelTime[] | undefined;

export type LaneAnswer =
  | { readonly value: LaneValue }
  | { readonly error: string };

/** Answers a question; a failure becomes an answer too. */
export async function answer(lane: Lane, question: LaneQuestion): Promise<LaneAnswer> {
  try {
    return { value: await valueOf(lane, question) };
  } catch (thrown) {
    return { error: messageOf(thrown) };
  }
}

function valueOf(lane: Lane, question: LaneQuestion): Promise<LaneValue> {
  if (question.ask === 'prepare') return lane.prepare(question.model);
  if (question.ask === 'steps') return lane.steps(question.count);
  if (question.ask === 'gemm') return lane.gemm(question.shape);
  if (question.ask === 'kernels') return lane.kernels();
  return lane.count();
}

/** A lane that is somewhere else; throws what the other side could not do. */
export function distantLane(ask: (question: LaneQuestion) => Promise<LaneAnswer>, end: () => Promise<void>): Lane {
  const valued = async <Value>(question: LaneQuestion): Promise<Value> => {
    const answered = await ask(question);
    if ('error' in answered) throw new Error(answered.error);
    return answered.value as Value;
  };
  return {
    prepare: (model) => valued<Prepared>({ ask: 'prepare', model }),
    steps: (count) => valued<number>({ ask: 'steps', count }),
    count: () => valued<GpuCounts | undefined>({ ask: 'count' }),
    kernels: () => valued<readonly KernelTime[] | undefined>({ ask: 'kernels' }),
    gemm: (shape) => valued<number>({ ask: 'gemm', shape }),
    close: end,
  };
}
