/** What one training step asks of WebGPU, whoever asks it. */
export interface GpuCounts {
  readonly dispatches: number;
  readonly submits: number;
  readonly buffersCreated: number;
  readonly bindGroupsCreated: number;
  /** JavaScript time from the start of the step to the return of its last submit, ms. */
  readonly encodeMs: number;
}

type Method = (this: unknown, ...operands: unknown[]) => unknown;

interface Counter {
  readonly counts: Map<string, number>;
  lastSubmit: number;
  restore(): void;
}

const watched = [
  ['GPUComputePassEncoder', 'dispatchWorkgroups'],
  ['GPUComputePassEncoder', 'dispatchWorkgroupsIndirect'],
  ['GPUQueue', 'submit'],
  ['GPUDevice', 'createBuffer'],
  ['GPUDevice', 'createBindGroup'],
] as const;

/**
 * Counts the WebGPU calls of one step, by standing in front of the API's own methods meanwhile. `step` is given on
 * an idle device. Submits are those until `step` returns; `settle` may read results back. Undefined where there
 * is no WebGPU, or the step asked nothing of it.
 */
export async function countGpuCalls(step: () => Promise<void> | void, settle: () => Promise<unknown>): Promise<GpuCounts | undefined> {
  const counter = install();
  try {
    const started = performance.now();
    await step();
    const { lastSubmit } = counter;
    const submits = counter.counts.get('submit') ?? 0;
    await settle();
    const count = (name: string): number => counter.counts.get(name) ?? 0;
    const dispatches = count('dispatchWorkgroups') + count('dispatchWorkgroupsIndirect');
    if (dispatches === 0) return undefined;
    const created = { buffersCreated: count('createBuffer'), bindGroupsCreated: count('createBindGroup') };
    return { dispatches, submits, ...created, encodeMs: lastSubmit - started };
  } finally {
    counter.restore();
  }
}

function install(): Counter {
  const originals: (() => void)[] = [];
  const counter: Counter = { counts: new Map(), lastSubmit: 0, restore: () => originals.forEach((restore) => restore()) };
  for (const [owner, name] of watched) {
    const prototype = (globalThis as Record<string, unknown> & typeof globalThis)[owner]?.prototype as unknown as Record<string, Method> | undefined;
    const original = prototype?.[name];
    if (!prototype || !original) continue;
    originals.push(() => (prototype[name] = original));
    prototype[name] = function counted(...operands) {
      counter.counts.set(name, (counter.counts.get(name) ?? 0) + 1);
      const result = original.apply(this, operands);
      if (name === 'submit') counter.lastSubmit = performance.now();
      return result;
    };
  }
  return counter;
}
