import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { createTfjsEngine } from '../engine/tfjs/tfjs-engine.ts';
import { tinyConfig } from './coloured-dataset.fixture.ts';
import { measureEngine } from './measure-engine.ts';

const shapes10 = { channels: 3, classes: 10 };

test.each(['none', 'trained'] as const)('times a training step, ancestor: %s, and leaves no memory behind', async (ancestor) => {
  const engine = await createTfjsEngine('cpu', 'under test');
  const before = tf.memory().numTensors;
  const { stepSeconds, imagesPerSecond } = await measureEngine(engine, { ...tinyConfig, ancestor }, shapes10);
  expect(stepSeconds).toBeGreaterThan(0);
  expect(Number.isFinite(stepSeconds)).toBe(true);
  expect(imagesPerSecond).toBeCloseTo(tinyConfig.batchSize / stepSeconds);
  expect(tf.memory().numTensors).toBe(before);
  engine.dispose();
});

test('leaves no memory behind where the plan cannot be compiled', async () => {
  const engine = await createTfjsEngine('cpu', 'under test');
  const before = tf.memory().numTensors;
  const refusing = { ...engine, createState: engine.createState.bind(engine), compile: () => Promise.reject(new Error('out of memory')) };
  await expect(measureEngine(refusing, tinyConfig, shapes10)).rejects.toThrow('out of memory');
  expect(tf.memory().numTensors).toBe(before);
  engine.dispose();
});
