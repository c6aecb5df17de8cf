import type { Engine } from '../engine.ts';
import { createTfjsEngine } from '../tfjs/tfjs-engine.ts';
import { nodePlatform } from '../wasm/node/node-platform.ts';
import { createWasmEngine } from '../wasm/wasm-engine.ts';
import { gemmVariants, type GemmVariant } from '../ops/linear/gemm-webgpu.ts';
import { createWebGpuEngine } from '../webgpu/webgpu-engine.ts';
import { testAdapter } from './software-adapter.ts';

/** An engine that every op is tested on. */
export interface TestedEngine {
  readonly name: string;
  readonly create: () => Promise<Engine>;
}

const adapter = await testAdapter();
if (!adapter) console.warn('no WebGPU adapter in Node (is a Vulkan loader installed?): the webgpu engine is not tested here');

/** The engines that Node can start. tfjs has one backend a process: have one of them alive at a time. */
export const testedEngines: readonly TestedEngine[] = [
  { name: 'tfjs cpu', create: () => createTfjsEngine('cpu', 'under test') },
  { name: 'tfjs wasm', create: () => createTfjsEngine('wasm', 'under test') },
  { name: 'wasm on one thread', create: () => createWasmEngine(nodePlatform, 'under test', 1) },
  { name: 'wasm on three threads', create: () => createWasmEngine(nodePlatform, 'under test', 3) },
  ...(adapter ? [{ name: 'webgpu', create: () => openWebGpu() }] : []),
];

/** The webgpu engine with every way to compute a matrix product. */
export const gemmEngines: readonly TestedEngine[] = adapter
  ? gemmVariants.map((variant) => ({ name: `webgpu with ${variant}`, create: () => openWebGpu(variant) }))
  : [];

/** An adapter gives one device only, so every engine needs a new one. */
async function openWebGpu(variant?: GemmVariant): Promise<Engine> {
  const next = await testAdapter();
  if (!next) throw new Error('the WebGPU adapter is gone');
  return createWebGpuEngine(next, 'under test', variant ? { variant } : {});
}
