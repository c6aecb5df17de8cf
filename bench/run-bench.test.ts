import { expect, test } from 'vitest';
import { nodePlatform } from '../src/engine/wasm/node/node-platform.ts';
import { makeContestants, type ContestantName } from './contestants.ts';
import { createLane } from './lane.ts';
import type { BenchModel } from './model.ts';
import { gemmShapes, runBench } from './run-bench.ts';

const tiny: BenchModel = {
  name: 'tiny',
  about: 'a network small enough for a test',
  network: {
    shape: { imageSize: 8, patchSize: 4, channels: 3, dim: 8, heads: 2, mlpRatio: 2, classes: 5 },
    expansion: 'shared',
    layerSources: [0, 0, 1],
    storedLayers: 2,
  },
  batch: 4,
};

const short = { rounds: 1, steps: 1, gemm: false, kernels: false, progress: () => {} };

const platform = { wasm: nodePlatform, requestAdapter: () => Promise.resolve(undefined) };

/** Lanes in this very process. */
const host = {
  adapter: undefined,
  open: (name: ContestantName) => Promise.resolve(createLane(() => makeContestants(name, platform))),
};

test('one step of a tiny model: our engines and the peers that run here compute the same losses and are compared', async () => {
  const names = ['wasm', 'plain-tfjs-wasm', 'jax-js-wasm', 'jax-js-webgpu'] as const;
  const report = await runBench({ host, names, model: tiny, ...short, gemm: true });
  expect(report.contestants.map(({ name }) => name)).toEqual(['wasm', 'plain-tfjs-wasm', 'jax-js-wasm']);
  expect(report.ratios.map(({ engine, peer }) => `${engine}/${peer}`)).toEqual(['wasm/plain-tfjs-wasm', 'wasm/jax-js-wasm']);
  const figures = report.contestants.flatMap(({ step, gemm }) => [step.median, ...gemm.map(({ gflops }) => gflops)]);
  expect(figures.every((value) => Number.isFinite(value) && value > 0)).toBe(true);
  expect(report.skipped).toEqual([{ name: 'jax-js-webgpu', reason: 'WebGPU has no adapter here' }]);
}, 60_000);

test('a large model is not asked of an adapter that computes on the processor', async () => {
  const deep = { ...tiny, name: 'deep', batch: 10_000_000 };
  const software = { ...host, adapter: { name: 'swiftshader', software: true } };
  const report = await runBench({ host: software, names: ['webgpu'], model: deep, ...short });
  expect(report.contestants).toEqual([]);
  expect(report.skipped[0]?.reason).toBe('swiftshader computes on the processor and would take a minute a step; measure it on a GPU');
});

test('a contestant that cannot start is skipped with its reason, the others are measured', async () => {
  const broken = { ...host, open: (name: ContestantName) => (name === 'tfjs-cpu' ? failing() : host.open(name)) };
  const report = await runBench({ host: broken, names: ['tfjs-cpu', 'wasm'], model: tiny, ...short });
  expect(report.contestants.map(({ name }) => name)).toEqual(['wasm']);
  expect(report.skipped).toEqual([{ name: 'tfjs-cpu', reason: 'no such thing here' }]);
});

test('the products measured are those of the largest layer, forward and backward, and a large square one', () => {
  // 4 images of 4 tokens; dim 8; hidden 16
  const layer = { rows: 16, k: 8, n: 16 };
  expect(gemmShapes(tiny)).toEqual([
    { kind: 'nt', ...layer },
    { kind: 'nn', ...layer },
    { kind: 'tn', ...layer },
    { kind: 'nt', rows: 1024, k: 1024, n: 1024 },
  ]);
});

function failing(): ReturnType<typeof host.open> {
  return Promise.resolve(createLane(() => Promise.reject(new Error('no such thing here'))));
}
