/**
 * `npm run soak -- --engine wasm --steps 10000 --runs 100`: a long training and many runs one after the other, which must
 * end with the memory that they began with; with `--page`, in the page that `npm run build` has left in `dist/`. Prints
 * tables; ends with code 1 where something grew.
 */
import { parseArgs } from 'node:util';
import { nodePlatform } from '../src/engine/wasm/node/node-platform.ts';
import { createWasmEngine } from '../src/engine/wasm/wasm-engine.ts';
import { nodeAdapter } from '../src/engine/webgpu/node/node-adapter.ts';
import { createWebGpuEngine } from '../src/engine/webgpu/webgpu-engine.ts';
import { countBuffers, sumOfBuffers, type GpuBuffers } from './soak/gpu-buffers.ts';
import { soakPage, type PageReading } from './soak/page-soak.ts';
import { soakRuns, soakSteps, type MemoryReading, type SoakOptions } from './soak/soak.ts';
import { judge, type Measure, type Verdict } from './soak/soaked.ts';

/** Growth of JavaScript's heap and arrays that is no leak: compiled code, caches, what the collector leaves, bytes. */
const TOLERANCE = 2e6;

const gpuMeasures: readonly Measure<{ readonly gpu: GpuBuffers }>[] = [
  { name: 'GPU buffers', read: ({ gpu }) => gpu.count, allowed: 0, unit: 'count' },
  { name: 'their bytes', read: ({ gpu }) => gpu.bytes, allowed: 0 },
];

const measures: readonly Measure<MemoryReading>[] = [
  { name: 'JavaScript heap', read: ({ jsHeap }) => jsHeap, allowed: TOLERANCE, warmsUp: true },
  { name: 'objects in it', read: ({ objects }) => objects, allowed: TOLERANCE / 2 },
  { name: 'arrays outside it', read: ({ arrayBuffers }) => arrayBuffers, allowed: TOLERANCE },
  { name: 'engine’s memory', read: ({ engine }) => engine, allowed: 0 },
  ...gpuMeasures,
];

const pageMeasures: readonly Measure<PageReading>[] = [
  { name: 'page', read: ({ page }) => page, allowed: TOLERANCE, warmsUp: true },
  { name: 'training worker', read: ({ worker }) => worker, allowed: TOLERANCE, warmsUp: true },
  { name: 'WebAssembly', read: ({ wasm }) => wasm, allowed: 0 },
  ...gpuMeasures,
];

const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: 'wasm' }, steps: { type: 'string', default: '10000' }, runs: { type: 'string', default: '100' },
    page: { type: 'boolean', default: false },
  },
});
const [steps, runs] = [Number(values.steps), Number(values.runs)];
for (const [flag, value] of [['--steps', steps], ['--runs', runs]] as const) {
  if (!Number.isSafeInteger(value) || value < 3) throw new Error(`${flag} ${value}: must be a whole number of at least 3`);
}
const { engine } = values;
if (engine !== 'wasm' && engine !== 'webgpu') throw new Error(`--engine ${engine}: must be wasm or webgpu`);

if (values.page) {
  for await (const soaked of soakPage({ engine, steps, runs, progress: (text) => console.error(text) })) report(judge(soaked, pageMeasures));
} else {
  const options: SoakOptions = { ...soakOptions(engine), withObjects: true };
  report(judge(await soakSteps(steps, options), measures));
  report(judge(await soakRuns(runs, options), measures));
}
process.exit();

function soakOptions(name: 'wasm' | 'webgpu'): SoakOptions {
  if (name === 'wasm') return { openEngine: () => createWasmEngine(nodePlatform, 'soaked') };
  const counts: (() => GpuBuffers)[] = [];
  return {
    async openEngine() {
      const adapter = await nodeAdapter();
      if (!adapter) throw new Error('--engine webgpu: there is no WebGPU adapter here; choose wasm');
      counts.push(countBuffers(adapter));
      return createWebGpuEngine(adapter, 'soaked');
    },
    gpuBuffers: () => sumOfBuffers(counts),
  };
}

function report({ text, grown }: Verdict): void {
  console.log(text);
  if (grown.length > 0) process.exitCode = 1;
}
