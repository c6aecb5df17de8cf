import { afterAll, describe, expect, test } from 'vitest';
import type { Engine } from '../engine.ts';
import { storedTensors } from '../plan/network-spec.ts';
import { trainingPlan } from '../plan/training-plan.ts';
import { testAdapter } from '../testing/software-adapter.ts';
import { livelyWeights, tinyInputs, tinyNetwork, tinyNormalisation } from '../testing/tiny-network.ts';
import { createWebGpuEngine } from './webgpu-engine.ts';
import { WebGpuExecutable } from './webgpu-executable.ts';

const BATCH = 2;
const network = tinyNetwork([0, 1]);
const recipe = { teacher: 'none', alpha: 0, temperature: 1, weightDecay: 0, clipNorm: 1 } as const;
const plan = trainingPlan({ network, batch: BATCH, normalisation: tinyNormalisation, ...recipe });

const adapter = await testAdapter();
const hasTimestamps = adapter?.features.has('timestamp-query') === true;
if (adapter && !hasTimestamps) console.warn('the WebGPU adapter has no timestamps: the times of kernels are not tested here');

const engines: Engine[] = [];
afterAll(() => engines.forEach((engine) => engine.dispose()));

async function executableOn(opened: GPUAdapter): Promise<WebGpuExecutable> {
  const engine = await createWebGpuEngine(opened, 'under test');
  engines.push(engine);
  const executable = await engine.compile(plan, { student: engine.createState(storedTensors(network), livelyWeights(network)) });
  if (!(executable instanceof WebGpuExecutable)) throw new Error('the webgpu engine gave an executable of another');
  return executable;
}

async function freshAdapter(): Promise<GPUAdapter> {
  const fresh = await testAdapter();
  if (!fresh) throw new Error('no adapter');
  return fresh;
}

describe.skipIf(!hasTimestamps)('the times of kernels', () => {
  test('are those of every dispatch of a step, by name and in their order', async () => {
    const executable = await executableOn(await freshAdapter());
    await executable.run(tinyInputs(BATCH, 0.01));
    const times = await executable.kernelTimes();
    expect(times).toHaveLength(executable.dispatchCount);
    expect(times.filter(({ milliseconds }) => !(Number.isFinite(milliseconds) && milliseconds >= 0))).toEqual([]);
    expect(times[0]?.label).toContain('patches'); // the first thing a step does
    expect(times.at(-1)?.label).toContain('AdamW'); // and the last
  });
});

test.skipIf(!adapter)('without timestamps the adapter is named, and what to do', async () => {
  const plain = await freshAdapter();
  Object.defineProperty(plain, 'features', { value: new Set() });
  const executable = await executableOn(plain);
  await expect(executable.kernelTimes()).rejects.toThrow(/no timestamp-query.*another adapter/);
});
