import type { EnginePlatform } from '../engine/choose-engine.ts';
import { nodePlatform } from '../engine/wasm/node/node-platform.ts';

/** Engines in Node. */
export const enginePlatform: EnginePlatform = { wasm: nodePlatform };
