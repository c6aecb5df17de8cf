import type { KernelTime } from '../src/engine/webgpu/kernel-times.ts';

/** All dispatches of one label in a step. */
export interface KernelShare {
  readonly label: string;
  readonly count: number;
  /** On the GPU, together. */
  readonly milliseconds: number;
  /** Of the time of all kernels, 0 to 1. */
  readonly share: number;
}

/** The times of a step's dispatches, summed by label, the longest first; of no time at all, every share is 0. */
export function kernelShares(times: readonly KernelTime[]): readonly KernelShare[] {
  const sums = new Map<string, { count: number; milliseconds: number }>();
  for (const { label, milliseconds } of times) {
    const sum = sums.get(label) ?? { count: 0, milliseconds: 0 };
    sums.set(label, { count: sum.count + 1, milliseconds: sum.milliseconds + milliseconds });
  }
  const total = times.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return [...sums]
    .map(([label, sum]) => ({ label, ...sum, share: total > 0 ? sum.milliseconds / total : 0 }))
    .toSorted((a, b) => b.milliseconds - a.milliseconds);
}
