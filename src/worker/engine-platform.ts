import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import type { EnginePlatform } from '../engine/choose-engine.ts';
import { browserPlatform } from '../engine/wasm/browser/browser-platform.ts';
import { browserTuning } from '../engine/webgpu/browser/browser-tuning.ts';
import { deviceBytes } from '../lib/device-memory.ts';
import { browserAdapter } from './browser-adapter.ts';

/** Engines in the page's worker. */
export const enginePlatform: EnginePlatform = {
  wasm: browserPlatform,
  requestAdapter: browserAdapter,
  deviceBytes: deviceBytes(),
  tuning: browserTuning,
  tfjsWasmPaths: {
    'tfjs-backend-wasm.wasm': plain,
    'tfjs-backend-wasm-simd.wasm': simd,
    'tfjs-backend-wasm-threaded-simd.wasm': threaded,
  },
};
