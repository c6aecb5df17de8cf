/** What one training step asks of WebGPU, whoever asks it. */
export interface GpuCounts {
  readonly dispatches: number;
  readonly submits: number;
  readonly buffersCreated: number;
  readonly bindGroupsCreated: number;
  /** JavaScript time from the start of the step to the return of its last submit, ms; absent where it submits later. */
  readonly encodeMs?: number;
}

type Method = (this: unknown, ...operands: unknown[]) => unknown;

interface ApiClass {
  readonly prototype: Record<string, Method>;
}

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
 * an idle device. Counted is what happens until it returns, since `settle` reads results back; only of a library
 * that has submitted nothing by then (jax-js), until that is done. Undefined where WebGPU was not asked for anything.
 */
export async function countGpuCalls(step: () => Promise<void> | void, settle: () => Promise<unknown>): Promise<GpuCounts | undefined> {
  const counter = install();
  try {
    const started = performance.now();
    await step();
    const atReturn = countsOf(counter);
    const encodeMs = counter.lastSubmit - started;
    await settle();
    if (atReturn.submits > 0) return { ...atReturn, encodeMs };
    const atEnd = countsOf(counter);
    return atEnd.dispatches > 0 ? atEnd : undefined;
  } finally {
    counter.restore();
  }
}

function countsOf({ counts }: Counter): GpuCounts {
  const count = (name: string): number => counts.get(name) ?? 0;
  return {
    dispatches: count('dispatchWorkgroups') + count('dispatchWorkgroupsIndirect'),
    submits: count('submit'),
    buffersCreated: count('createBuffer'),
    bindGroupsCreated: count('createBindGroup'),
  };
}

function install(): Counter {
  const originals: (() => void)[] = [];
  const counter: Counter = { counts: new Map(), lastSubmit: 0, restore: () => originals.forEach((restore) => restore()) };
  for (const [owner, name] of watched) {
    const { prototype } = (globalThis as unknown as Partial<Record<string, ApiClass>>)[owner] ?? {};
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
