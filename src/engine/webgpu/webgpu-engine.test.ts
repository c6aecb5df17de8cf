import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Engine, Executable } from '../engine.ts';
import { storedTensors } from '../plan/network-spec.ts';
import { trainingPlan } from '../plan/training-plan.ts';
import { testAdapter } from '../testing/software-adapter.ts';
import { livelyWeights, tinyInputs, tinyNetwork, tinyNormalisation } from '../testing/tiny-network.ts';
import { Pipelines } from './pipelines.ts';
import { openDevice } from './webgpu-device.ts';
import { createWebGpuEngine } from './webgpu-engine.ts';

const network = tinyNetwork([0, 0, 1]);
const BATCH = 5;
const recipe = { teacher: 'none', alpha: 0, temperature: 1, weightDecay: 0.05, clipNorm: 1 } as const;
const plan = trainingPlan({ network, batch: BATCH, normalisation: tinyNormalisation, ...recipe });
const available = (await testAdapter()) !== undefined;

const engines: Engine[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const engine of engines.splice(0)) engine.dispose();
});

/** An engine, and the device it opened. */
async function opened(): Promise<{ engine: Engine; device: GPUDevice }> {
  const adapter = await testAdapter();
  if (!adapter) throw new Error('no adapter');
  const requestDevice = vi.spyOn(adapter, 'requestDevice');
  const engine = await createWebGpuEngine(adapter, 'under test');
  engines.push(engine);
  const device = (await requestDevice.mock.results[0]?.value) as GPUDevice;
  return { engine, device };
}

async function compiled(engine: Engine): Promise<Executable> {
  return engine.compile(plan, { student: engine.createState(storedTensors(network), livelyWeights(network)) });
}

describe.skipIf(!available)('the webgpu engine', () => {
  test('makes nothing on the device in a step but one encoder, and submits once', async () => {
    const { engine, device } = await opened();
    const executable = await compiled(engine);
    await executable.run(tinyInputs(BATCH, 0.01));
    const made = (['createBuffer', 'createBindGroup', 'createComputePipelineAsync', 'createShaderModule'] as const).map((name) =>
      vi.spyOn(device, name),
    );
    const encoders = vi.spyOn(device, 'createCommandEncoder');
    const submits = vi.spyOn(device.queue, 'submit');
    for (let step = 0; step < 10; step++) await executable.run(tinyInputs(BATCH, 0.01));
    expect(encoders).toHaveBeenCalledTimes(10);
    expect(submits).toHaveBeenCalledTimes(10);
    expect(await executable.drain()).toHaveLength(11); // reading the reports is one copy more, and makes nothing either
    expect(submits).toHaveBeenCalledTimes(11);
    expect(made.map((spy) => spy.mock.calls.length)).toEqual([0, 0, 0, 0]);
  });

  test('reports every step in order, however many wait to be read', async () => {
    const { engine } = await opened();
    const executable = await compiled(engine);
    const once = await compiled(engine);
    const losses: number[] = [];
    for (let step = 0; step < 40; step++) {
      await executable.run(tinyInputs(BATCH, 0.01));
      await once.run(tinyInputs(BATCH, 0.01));
      losses.push(...(await once.drain()).map((outputs) => outputs['losses']?.[0] ?? Number.NaN));
    }
    expect((await executable.drain()).map((outputs) => outputs['losses']?.[0])).toEqual(losses);
    expect(await executable.drain()).toEqual([]);
  });

  test('gives the same bits every time', async () => {
    const run = async (): Promise<number[][]> => {
      const { engine } = await opened();
      const state = engine.createState(storedTensors(network), livelyWeights(network));
      const executable = await engine.compile(plan, { student: state });
      for (let step = 0; step < 5; step++) await executable.run(tinyInputs(BATCH, 0.01));
      return [...(await state.read()).values()].map((values) => [...values]);
    };
    expect(await run()).toEqual(await run());
  });

  test.each([
    { error: () => new GPUInternalError('the driver gave up'), fault: 'kernel' },
    { error: () => new GPUOutOfMemoryError('not enough of it'), fault: 'out-of-memory' },
    { error: () => new GPUValidationError('a command was wrong'), fault: 'validation' },
  ] as const)('tells of an error that nobody caught as $fault, instead of giving results', async ({ error, fault }) => {
    const { engine, device } = await opened();
    const executable = await compiled(engine);
    await executable.run(tinyInputs(BATCH, 0.01));
    device.dispatchEvent(new GPUUncapturedErrorEvent('uncapturederror', { error: error() }));
    await expect((async () => executable.run(tinyInputs(BATCH, 0.01)))()).rejects.toMatchObject({ name: 'EngineError', fault, engine: 'webgpu', detail: error().message });
  });

  test('gives nothing after its device was destroyed, wherever it is asked', async () => {
    const { engine, device } = await opened();
    const state = engine.createState(storedTensors(network), livelyWeights(network));
    const executable = await engine.compile(plan, { student: state });
    await executable.run(tinyInputs(BATCH, 0.01));
    device.destroy();
    const lost = { name: 'EngineError', fault: 'device-lost' };
    await expect(executable.drain()).rejects.toMatchObject(lost);
    await expect(state.capture()).rejects.toMatchObject(lost);
    await expect(state.read()).rejects.toMatchObject(lost);
    await expect((async () => executable.run(tinyInputs(BATCH, 0.01)))()).rejects.toMatchObject(lost);
    await expect(engine.compile(plan, { student: state })).rejects.toMatchObject(lost);
  });

  test('refuses a plan whose buffers the GPU refuses', async () => {
    const { engine, device } = await opened();
    const create = device.createBuffer.bind(device);
    const mapped = GPUBufferUsage.MAP_READ | GPUBufferUsage.STORAGE; // not a legal pair
    vi.spyOn(device, 'createBuffer').mockImplementation((descriptor) => create({ ...descriptor, usage: mapped }));
    await expect(compiled(engine)).rejects.toMatchObject({ name: 'EngineError', fault: 'validation' });
  });

  test('names the shader that does not compile, with the compiler’s own words', async () => {
    const gpu = await openDevice((await testAdapter()) ?? fail());
    const refused = new Pipelines(gpu).get({ label: 'half a kernel', code: 'fn main( {', bindings: [], invocations: 1 });
    await expect(refused).rejects.toMatchObject({ name: 'EngineError', fault: 'shader' });
    await expect(refused).rejects.toThrow(/half a kernel: .*\(line \d+\); update browser/);
    expect(gpu.fault()).toBeUndefined(); // the device is as good as before
    gpu.close();
  });
});

function fail(): never {
  throw new Error('no adapter');
}

test('a device on which the engine cannot be started is given back', async () => {
  const destroy = vi.fn<() => void>();
  const device = { addEventListener: () => undefined, lost: new Promise(() => undefined), destroy };
  const info = { vendor: 'a', architecture: 'b', description: '' };
  const adapter = { limits: {}, features: new Set(), info, requestDevice: () => Promise.resolve(device) } as unknown as GPUAdapter;
  const memory = { load: () => Promise.reject(new Error('nothing is remembered')), save: () => Promise.resolve() };
  await expect(createWebGpuEngine(adapter, 'under test', { memory })).rejects.toThrow('nothing is remembered');
  expect(destroy).toHaveBeenCalledOnce();
});
