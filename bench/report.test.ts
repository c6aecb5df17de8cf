import { expect, test } from 'vitest';
import { checkLosses, modelReport, type Measured } from './report.ts';

const model = { name: 'engine', about: 'a model', batch: 32 };
const shape = { kind: 'nt', rows: 8, k: 4, n: 2 } as const;

function measured(name: string, samples: readonly number[], gflops: number): Measured {
  return { name, adapter: name, losses: [2.3], samples, gpu: undefined, gemm: [{ shape, gflops }] };
}

test('images a second follow from the median step and the batch', () => {
  const { contestants } = modelReport(model, [measured('wasm', [10, 20, 30], 1)], []);
  // 32 images in 20 ms
  expect(contestants[0]?.imagesPerSecond).toBe(1600);
});

test('our engines are held against the peers on the same device alone', () => {
  const all = [
    measured('wasm', [10, 10], 1),
    measured('webgpu', [5, 5], 1),
    measured('jax-js-wasm', [20, 20], 1),
    measured('plain-tfjs-webgpu', [50, 50], 1),
  ];
  expect(modelReport(model, all, []).ratios).toEqual([
    { engine: 'wasm', peer: 'jax-js-wasm', ratio: 0.5 },
    { engine: 'webgpu', peer: 'plain-tfjs-webgpu', ratio: 0.1 },
  ]);
});

test('matrix products are given as a share of the best on the same device', () => {
  const all = [measured('wasm', [1], 10), measured('jax-js-wasm', [1], 40), measured('webgpu', [1], 1000)];
  expect(modelReport(model, all, []).contestants.map(({ gemm }) => gemm[0]?.ofBest)).toEqual([0.25, 1, 1]);
});

test('the times of kernels are summed by label, and absent where there are none', () => {
  const timed = { ...measured('webgpu', [5], 1), kernels: [{ label: 'linear', milliseconds: 2 }, { label: 'linear', milliseconds: 2 }] };
  const { contestants } = modelReport(model, [timed, measured('wasm', [10], 1)], []);
  expect(contestants[0]?.kernels).toEqual([{ label: 'linear', count: 2, milliseconds: 4, share: 1 }]);
  expect(contestants[1]).not.toHaveProperty('kernels');
});

test('a loss a thousandth off is taken for the same computation, a larger difference is an error', () => {
  expect(() => checkLosses('peer', [2.301, 2.2], [2.3, 2.2, 2.1])).not.toThrow();
  expect(() => checkLosses('peer', [2.3, 2.25], [2.3, 2.2])).toThrow('peer computes something else: loss 2.25 at step 2 instead of 2.2');
  expect(() => checkLosses('peer', [Number.NaN], [2.3])).toThrow('loss NaN');
});
