/**
 * `npm run soak -- --engine wasm --steps 10000 --runs 100`: a long training and many runs one after the other, which must
 * end with the memory that they began with. Prints a table; ends with code 1 where something grew.
 */
import { parseArgs } from 'node:util';
import { nodePlatform } from '../src/engine/wasm/node/node-platform.ts';
import { createWasmEngine } from '../src/engine/wasm/wasm-engine.ts';
import { nodeAdapter } from '../src/engine/webgpu/node/node-adapter.ts';
import { createWebGpuEngine } from '../src/engine/webgpu/webgpu-engine.ts';
import { formatBytes } from '../src/lib/format.ts';
import { countBuffers, type GpuBuffers } from './soak/gpu-buffers.ts';
import { soakRuns, soakSteps, type MemoryReading, type Soaked, type SoakOptions } from './soak/soak.ts';

/** Growth of JavaScript's heap and arrays that is no leak: compiled code, caches, what the collector leaves, bytes. */
const TOLERANCE = 2e6;

const measures: readonly (readonly [name: string, read: (reading: MemoryReading) => number, allowed: number])[] = [
  ['JavaScript heap', ({ jsHeap }) => jsHeap, TOLERANCE],
  ['arrays outside it', ({ arrayBuffers }) => arrayBuffers, TOLERANCE],
  ['engine’s memory', ({ engine }) => engine, 0],
  ['GPU buffers', ({ gpu }) => gpu.count, 0],
  ['their bytes', ({ gpu }) => gpu.bytes, 0],
];

const { values } = parseArgs({
  options: { engine: { type: 'string', default: 'wasm' }, steps: { type: 'string', default: '10000' }, runs: { type: 'string', default: '100' } },
});
const [steps, runs] = [Number(values.steps), Number(values.runs)];
for (const [flag, value] of [['--steps', steps], ['--runs', runs]] as const) {
  if (!Number.isSafeInteger(value) || value < 3) throw new Error(`${flag} ${value}: must be a whole number of at least 3`);
}

const options = soakOptions(values.engine);
for (const soaked of [await soakSteps(steps, options), await soakRuns(runs, options)]) report(soaked);
process.exit();

function soakOptions(engine: string): SoakOptions {
  if (engine === 'wasm') return { openEngine: () => createWasmEngine(nodePlatform, 'soaked') };
  if (engine !== 'webgpu') throw new Error(`--engine ${engine}: must be wasm or webgpu`);
  const counts: (() => GpuBuffers)[] = [];
  return {
    async openEngine() {
      const adapter = await nodeAdapter();
      if (!adapter) throw new Error('--engine webgpu: there is no WebGPU adapter here; choose wasm');
      counts.push(countBuffers(adapter));
      return createWebGpuEngine(adapter, 'soaked');
    },
    gpuBuffers: () => counts.map((count) => count()).reduce((sum, { count, bytes }) => ({ count: sum.count + count, bytes: sum.bytes + bytes }), { count: 0, bytes: 0 }),
  };
}

function report({ what, before, after }: Soaked): void {
  console.log(`${what}\n${row('', 'before', 'after', 'grew by')}`);
  for (const [name, read, allowed] of measures) {
    const [first, last] = [read(before), read(after)];
    const isCount = name === 'GPU buffers';
    const text = isCount ? String : (bytes: number): string => (bytes < 0 ? `−${formatBytes(-bytes)}` : formatBytes(bytes));
    console.log(row(name, text(first), text(last), text(last - first)));
    if (last - first > allowed) process.exitCode = 1;
  }
}

function row(...[name, ...cells]: readonly [string, ...string[]]): string {
  return [`  ${name.padEnd(18)}`, ...cells.map((cell) => cell.padStart(12))].join('');
}
