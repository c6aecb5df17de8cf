import { expect, test } from 'vitest';
import { engineRows } from './engine-rows.ts';

test('an engine is shown with its step time, speed, and ratio to the fastest', () => {
  const rows = engineRows([
    { outcome: 'measured', engine: 'wasm', adapter: 'WebAssembly SIMD, 2 threads', stepSeconds: 0.0125, imagesPerSecond: 5120 },
    { outcome: 'measured', engine: 'tfjs-wasm', adapter: 'tfjs wasm', stepSeconds: 0.25, imagesPerSecond: 256 },
  ]);
  // 250 ms are 20 times 12.5 ms; a batch of 64 images in each.
  expect(rows).toEqual([
    { engine: 'wasm', shown: ['WebAssembly SIMD, 2 threads', '12.5 ms', '5120', '1.00 ×'] },
    { engine: 'tfjs-wasm', shown: ['tfjs wasm', '250 ms', '256', '20.0 ×'] },
  ]);
});

test('an engine without figures is shown with the reason, and none is the fastest', () => {
  expect(engineRows([{ outcome: 'unmeasured', engine: 'webgpu', reason: 'skipped: software adapter' }])).toEqual([
    { engine: 'webgpu', shown: 'skipped: software adapter' },
  ]);
});
