import { expect, test } from 'vitest';
import type { TfjsModel } from '../../engine/tfjs/tfjs-model.ts';
import { at } from '../../lib/errors.ts';
import type { Batch } from '../batch.ts';
import { colouredDataset } from '../coloured-dataset.fixture.ts';
import { modelTeacher } from './model-ancestor.ts';
import type { LogitsTeacher } from './teacher.ts';

const dataset = { ...colouredDataset(), imageSize: 1, mean: [0, 0, 0], std: [1, 1, 1] };

/** A model whose outputs are a function of an image's only pixel; it notes how many images it is given at a time. */
function modelOf(outputs: (pixel: Float32Array) => readonly number[], calls: number[] = []): TfjsModel {
  return {
    classes: 3,
    predict(pixels, count) {
      calls.push(count);
      return Promise.resolve(Float32Array.from(Array.from({ length: count }, (_, i) => outputs(pixels.subarray(3 * i, 3 * i + 3))).flat()));
    },
    dispose: () => undefined,
  };
}

function teacherOf(model: TfjsModel, classMap?: readonly number[], imageSize = 1): LogitsTeacher {
  return modelTeacher({ model, dataset, imageSize, normalisation: dataset, classMap });
}

const batchOf = (number: number, ...bytes: number[]): Batch => {
  const count = bytes.length / 3;
  return {
    images: Uint8Array.from(bytes), labels: new Int32Array(count), augmentation: new Int32Array(3 * count), numbers: new Int32Array(count), number,
  };
};

test('the teacher’s logits are the model’s outputs for the images’ pixels', async () => {
  const teacher = teacherOf(modelOf(([r = 0, g = 0, b = 0]) => [r - 5, g, 10 * b]));
  expect([...(await teacher.logitsOf(batchOf(1, 255, 0, 51, 0, 255, 0)))]).toEqual([-4, 0, 2, -5, 1, 0]);
});

test('a model is asked once for a batch, however many learn from it, and again for the next in the same memory', async () => {
  const calls: number[] = [];
  const teacher = teacherOf(modelOf(([r = 0, g = 0, b = 0]) => [3 * r, 3 * g, 3 * b], calls));
  const batch = batchOf(1, 255, 0, 0);
  const first = teacher.logitsOf(batch);
  expect(await teacher.logitsOf(batch)).toBe(await first);
  batch.images.set([0, 255, 0]);
  expect([...(await teacher.logitsOf({ ...batch, number: 2 }))]).toEqual([0, 3, 0]);
  expect(calls).toEqual([1, 1]);
});

test('outputs are put in the order of the images’ classes', async () => {
  const teacher = teacherOf(modelOf(() => [7, 8, 9]), [2, 0, 1]);
  expect([...(await teacher.logitsOf(batchOf(1, 0, 0, 0, 0, 0, 0)))]).toEqual([9, 7, 8, 9, 7, 8]);
});

test('of a model that ends in a softmax, logits are logarithms of probabilities, of 0 too', async () => {
  const teacher = teacherOf(modelOf(() => [0.75, 0.25, 0]));
  const logits = await teacher.logitsOf(batchOf(1, 0, 0, 0));
  expect(at(logits, 0)).toBeCloseTo(Math.log(0.75), 6);
  expect(at(logits, 1)).toBeCloseTo(Math.log(0.25), 6);
  expect(at(logits, 2)).toBeCloseTo(-126 * Math.LN2, 4); // float32's smallest normal number is 2⁻¹²⁶
});

test.each([
  ['sum to 1 and are not all positive', [1.5, -0.25, -0.25]],
  ['are positive and do not sum to 1', [0.75, 0.25, 0.01]],
])('outputs that %s are logits as they are', async (_, outputs) => {
  const found = await teacherOf(modelOf(() => outputs)).logitsOf(batchOf(1, 0, 0, 0));
  expect([...found]).toEqual([...Float32Array.from(outputs)]);
});

test('what the first batch says of a softmax holds for all', async () => {
  // Pixel 0: logits that do not sum to 1. Pixel 255: logits that look like probabilities by chance.
  const teacher = teacherOf(modelOf(([r = 0]) => (r === 0 ? [3, 1, 2] : [1, 0, 0])));
  await teacher.logitsOf(batchOf(1, 0, 0, 0));
  expect([...(await teacher.logitsOf(batchOf(2, 255, 0, 0)))]).toEqual([1, 0, 0]);
});

test('large images are given to the model some at a time', async () => {
  // 1,200 × 1,200 × 3 float32 are 17.3 MB: three of them fit into 64 MB.
  const calls: number[] = [];
  const model: TfjsModel = {
    classes: 3,
    predict(_, count) {
      calls.push(count);
      return Promise.resolve(new Float32Array(3 * count));
    },
    dispose: () => undefined,
  };
  const logits = await teacherOf(model, undefined, 1200).logitsOf(batchOf(1, ...new Uint8Array(12)));
  expect(calls).toEqual([3, 1]);
  expect(logits).toHaveLength(12);
});
