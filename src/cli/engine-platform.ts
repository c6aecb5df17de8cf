import { totalmem } from 'node:os';
import type { EnginePlatform } from '../engine/choose-engine.ts';
import { nodePlatform } from '../engine/wasm/node/node-platform.ts';
import { nodeAdapter } from '../engine/webgpu/node/node-adapter.ts';
import { nodeTuning } from '../engine/webgpu/node/node-tuning.ts';

/** Engines in Node. */
export const enginePlatform: EnginePlatform = { wasm: nodePlatform, requestAdapter: nodeAdapter, tuning: nodeTuning, deviceBytes: totalmem() };
