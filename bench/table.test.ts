import { expect, test } from 'vitest';
import { modelReport } from './report.ts';
import { alignedTable, figure, reportText } from './table.ts';

test('a table lines names up to the left and figures to the right', () => {
  expect(alignedTable([['', 'ms'], ['wasm', '9.5'], ['webgpu', '120']])).toBe('         ms\nwasm    9.5\nwebgpu  120');
});

test('figures keep three digits and no powers of ten', () => {
  expect([1234.5, 123.4, 12.345, 0.012345, 2, Number.NaN].map(figure)).toEqual(['1235', '123', '12.3', '0.0123', '2', '–']);
});

test('the report names the machine, each contestant, the ratios, the products and what was skipped', () => {
  const load = { before: 0.5, after: 1 };
  const machine = { processor: 'A processor', processors: 2, node: '20', place: 'Chromium 1', adapter: 'a chip', load };
  const shape = { kind: 'nt', rows: 8, k: 4, n: 2 } as const;
  const gpu = { dispatches: 150, submits: 1, buffersCreated: 0, bindGroupsCreated: 0, encodeMs: 0.25 };
  const ours = { name: 'webgpu', adapter: 'a chip', losses: [2], samples: [10], gpu, gemm: [{ shape, gflops: 30 }] };
  const theirs = { ...ours, name: 'jax-js-webgpu', samples: [40], gemm: [{ shape, gflops: 40 }] };
  const model = modelReport({ name: 'engine', about: 'a model', batch: 32 }, [ours, theirs], [{ name: 'wasm', reason: 'no luck' }]);
  const text = reportText({ machine, models: [model] });
  expect(text).toContain('A processor, 2 processors; Node 20; Chromium 1; WebGPU: a chip');
  // 32 images in 10 ms; a quarter of the peer's 40 ms; 30 of the best 40 GFLOP/s
  expect(text).toMatch(/webgpu +10 +10–10 +1 +3200 +150 +1 +0 +0 +0\.25/);
  expect(text).toMatch(/webgpu against jax-js-webgpu +0\.25 × +1\/4/);
  expect(text).toContain('30 (75 %)');
  expect(text).toContain('skipped wasm: no luck');
});

test('the times of kernels stand with their count and share, and the limits of the clock are told', () => {
  const machine = { processor: 'A processor', processors: 2, node: '20', place: 'here', adapter: 'a chip', load: { before: 0, after: 0 } };
  const kernels = [
    { label: 'linear 8×4×2', milliseconds: 3 },
    { label: 'norm', milliseconds: 1 },
    { label: 'linear 8×4×2', milliseconds: 4 },
  ];
  const ours = { name: 'webgpu', adapter: 'a chip', losses: [2], samples: [10], gpu: undefined, gemm: [], kernels };
  const text = reportText({ machine, models: [modelReport({ name: 'engine', about: 'a model', batch: 32 }, [ours], [])] });
  // 7 of 8 ms
  expect(text).toMatch(/linear 8×4×2 +2 +7 +87\.5 %\nnorm +1 +1 +12\.5 %\nall +3 +8\n?/);
  expect(text).toContain('Chrome to 100 µs');
});
