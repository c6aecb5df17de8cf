import { expect, test } from 'vitest';
import { learningRateAt } from './schedule.ts';

const schedule = { peak: 0.002, steps: 100, warmup: 0.1 };

// Ten steps of warm-up, then 90 of a half cosine that starts at step 11.
test.each([
  [1, 0.0002, 'a tenth of the way up'],
  [5, 0.001, 'half of the way up'],
  [10, 0.002, 'the peak'],
  [11, 0.002, 'cos 0 = 1'],
  [41, 0.0015, '30/90 of the way: cos 60° = 1/2, and (1 + 1/2)/2 of the peak'],
  [56, 0.001, '45/90 of the way: cos 90° = 0'],
  [71, 0.0005, '60/90 of the way: cos 120° = −1/2'],
])('step %d has the learning rate %d: %s', (step, expected) => {
  expect(learningRateAt(schedule, step)).toBeCloseTo(expected, 12);
});

test('the last step still learns, by next to nothing', () => {
  const last = learningRateAt(schedule, 100); // (1 + cos 178°)/2 of the peak = 3.05e-4 of it
  expect(last / schedule.peak).toBeCloseTo(3.046e-4, 7);
});

test('without warm-up the first step is at the peak', () => {
  expect(learningRateAt({ ...schedule, warmup: 0 }, 1)).toBe(0.002);
});

test.each([0, 0.05, 0.5, 0.9])('short runs with a warm-up of %d have a finite rate above 0 at every step', (warmup) => {
  for (const steps of [1, 2, 3, 7]) {
    const rates = Array.from({ length: steps }, (_, i) => learningRateAt({ peak: 1, steps, warmup }, i + 1));
    expect(rates.filter((rate) => !(rate > 0 && rate <= 1))).toEqual([]);
  }
});
