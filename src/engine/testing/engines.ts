import type { Engine } from '../engine.ts';
import { createTfjsEngine } from '../tfjs/tfjs-engine.ts';
import { nodePlatform } from '../wasm/node/node-platform.ts';
import { createWasmEngine } from '../wasm/wasm-engine.ts';

/** An engine that every op is tested on. */
export interface TestedEngine {
  readonly name: string;
  readonly create: () => Promise<Engine>;
}

/** The engines that Node can start. tfjs has one backend a process: have one of them alive at a time. */
export const testedEngines: readonly TestedEngine[] = [
  { name: 'tfjs cpu', create: () => createTfjsEngine('cpu', 'under test') },
  { name: 'tfjs wasm', create: () => createTfjsEngine('wasm', 'under test') },
  { name: 'wasm on one thread', create: () => createWasmEngine(nodePlatform, 'under test', 1) },
  { name: 'wasm on three threads', create: () => createWasmEngine(nodePlatform, 'under test', 3) },
];
