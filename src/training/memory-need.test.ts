import { expect, test, vi } from 'vitest';
import type { ExperimentConfig } from '../config/fields.ts';
import { nodePlatform } from '../engine/wasm/node/node-platform.ts';
import { createWasmEngine } from '../engine/wasm/wasm-engine.ts';
import { invariant } from '../lib/errors.ts';
import { tinyConfig } from './coloured-dataset.fixture.ts';
import { meterExperiment } from './memory-need.ts';
import { runTiny } from './tiny-run.fixture.ts';

vi.setConfig({ testTimeout: 120_000 }); // seconds on a machine that does nothing else

/** As the coloured data set has them. */
const images = { channels: 3, classes: 3 };
const data = { images, validationImages: 20, target: images, targetValidationImages: 20, trainImages: 40 };

const everyStrategy: Partial<ExperimentConfig> = {
  strategies: ['cyclic', 'simple-lg', 'random-assigned', 'tleg', 'vanilla-lg', 'selection-first', 'selection-width', 'mimetic', 'scratch', 'trained'],
  depths: [2, 3], ancestorDepth: 4, steps: 4, ancestorSteps: 3,
};

test.each<[string, Partial<ExperimentConfig>, number]>([
  ['the smallest', { strategies: ['cyclic'], depths: [2] }, 1],
  ['one with a batch that is no multiple of the threads', { batchSize: 7 }, 2],
  ['an ancestor that looks at each batch', { ancestor: 'trained' }, 2],
  ['an ancestor that is remembered', { ancestor: 'trained', teacherViews: 'cached' }, 2],
  ['no live evaluation', { steps: 2, evaluateEvery: 5 }, 1],
  ['two seeds and tuning', { seeds: 2, tuneSteps: 2, scratchSteps: 3, tuneEvery: 2, tuneDepths: [2, 4], tuneStrategies: ['cyclic', 'random-assigned', 'scratch', 'trained'] }, 2],
  ['every strategy, with an ancestor and tuning', { ...everyStrategy, ancestor: 'trained', tuneSteps: 1, scratchSteps: 1, tuneDepths: [3], tuneStrategies: ['cyclic', 'scratch'] }, 2],
])('what an experiment will take of the wasm engine is known to the byte: %s', async (_, overrides, threads) => {
  const engine = await createWasmEngine(nodePlatform, 'under test', threads);
  const { memory } = engine;
  invariant(memory?.taken, 'the wasm engine tells of its memory');
  const meter = memory.meter();
  const empty = meter.peak;
  meterExperiment(meter, { ...tinyConfig, ...overrides }, data);
  await runTiny(engine, overrides);
  expect(meter.peak).toBeGreaterThan(empty);
  expect(memory.taken()).toBe(meter.peak);
  engine.dispose();
});
