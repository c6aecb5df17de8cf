import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { createTfjsEngine } from '../engine/tfjs/tfjs-engine.ts';
import { tinyConfig } from './coloured-dataset.fixture.ts';
import { measureSpeeds } from './measure-speeds.ts';

const shapes10 = { channels: 3, classes: 10 };

test.each([
  ['none', ['training', 'evaluation']],
  ['trained', ['training', 'evaluation', 'ancestorTraining', 'ancestorEvaluation']],
] as const)('times each kind of work that there is, ancestor: %s, and leaves no memory behind', async (ancestor, kinds) => {
  const engine = await createTfjsEngine('cpu', 'under test');
  const before = tf.memory().numTensors;
  const speeds = await measureSpeeds(engine, { ...tinyConfig, ancestor }, shapes10, 0.01);
  const timed = Object.entries(speeds).filter(([, seconds]) => seconds > 0 && Number.isFinite(seconds)).map(([kind]) => kind);
  expect(timed).toEqual(kinds);
  expect(tf.memory().numTensors).toBe(before);
  engine.dispose();
});

test('leaves no memory behind where the plan cannot be compiled', async () => {
  const engine = await createTfjsEngine('cpu', 'under test');
  const before = tf.memory().numTensors;
  const refusing = { ...engine, createState: engine.createState.bind(engine), compile: () => Promise.reject(new Error('out of memory')) };
  await expect(measureSpeeds(refusing, tinyConfig, shapes10)).rejects.toThrow('out of memory');
  expect(tf.memory().numTensors).toBe(before);
  engine.dispose();
});
