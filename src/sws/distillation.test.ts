import { expect, test } from 'vitest';
import { InputError } from '../lib/errors.ts';
import { distillationLoss } from './distillation.ts';

// Two images, three classes. Where logits are logarithms of probabilities, softmax gives these back.
const student = [0.5, 0.25, 0.25, 0.1, 0.2, 0.7].map(Math.log);
const teacher = [0.25, 0.5, 0.25, 0.1, 0.2, 0.7].map(Math.log);
const batch = { studentLogits: student, teacherLogits: teacher, labels: [0, 2], classes: 3, temperature: 1 };

test('the classification loss is the mean of −log p of the labels (Eq. 3)', () => {
  const { classification } = distillationLoss({ ...batch, alpha: 0 });
  expect(classification).toBeCloseTo(-(Math.log(0.5) + Math.log(0.7)) / 2, 12);
});

test('the distillation loss is the mean divergence of student from teacher (Eq. 2)', () => {
  // Image 1: ¼·log(¼/½) + ½·log(½/¼) + ¼·log(¼/¼) = ¼·log 2; image 2 agrees: 0.
  expect(distillationLoss({ ...batch, alpha: 1 }).distillation).toBeCloseTo(Math.log(2) / 8, 12);
});

test('α weighs the two parts (Eq. 4)', () => {
  const { loss, classification, distillation } = distillationLoss({ ...batch, alpha: 0.3 });
  expect(loss).toBeCloseTo(0.7 * classification + 0.3 * distillation, 12);
});

test('at temperature 2, softened predictions are compared and the result is multiplied by 4', () => {
  // Softened by 2, the probabilities of image 1 are proportional to their square roots.
  const roots = [Math.SQRT1_2, 0.5, 0.5];
  const sum = Math.SQRT1_2 + 1;
  const [high, low] = roots.map((root) => root / sum) as [number, number, number];
  const divergence = low * Math.log(low / high) + high * Math.log(high / low);
  expect(distillationLoss({ ...batch, temperature: 2, alpha: 1 }).distillation).toBeCloseTo((4 * divergence) / 2, 12);
});

test('hard distillation learns the class that the teacher puts first, whatever the temperature', () => {
  // Image 1: the teacher's largest is class 1, to which the student gives ¼; image 2: class 2, to which it gives 0.7.
  const { loss, classification, distillation } = distillationLoss({ ...batch, temperature: 3, distillation: 'hard', alpha: 0.5 });
  expect(distillation).toBeCloseTo(-(Math.log(0.25) + Math.log(0.7)) / 2, 12);
  expect(loss).toBeCloseTo(0.5 * classification + 0.5 * distillation, 12);
});

test('of a teacher’s equal largest logits the first is learned', () => {
  const undecided = { studentLogits: student.slice(0, 3), teacherLogits: [1, 4, 4], labels: [0], classes: 3, temperature: 1 };
  expect(distillationLoss({ ...undecided, distillation: 'hard', alpha: 1 }).loss).toBeCloseTo(-Math.log(0.25), 12);
});

test('without a teacher the loss is that of the labels', () => {
  const { teacherLogits: _, ...untaught } = { ...batch, alpha: 1 };
  const { loss, classification, distillation } = distillationLoss(untaught);
  expect(loss).toBe(classification);
  expect(distillation).toBe(0);
});

test('logits of a thousand do not overflow', () => {
  const { loss } = distillationLoss({ studentLogits: [1000, 0], labels: [1], classes: 2, alpha: 0, temperature: 1 });
  expect(loss).toBe(1000); // log(e^1000 + 1) − 0
});

test.each([-1, 3, 1.5])('the label %d of three classes is refused', (label) => {
  expect(() => distillationLoss({ ...batch, labels: [0, label], alpha: 0 })).toThrow(InputError);
});
