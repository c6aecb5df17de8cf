import { describe, expect, test } from 'vitest';
import type { TuningPoint } from '../formats/metrics.ts';
import { stepsToScratch, stepsToScratchText, tuningCurves } from './tuning-figures.ts';

function point(changes: Partial<TuningPoint>): TuningPoint {
  return {
    kind: 'tuning', strategy: 'cyclic', depth: 8, seed: 1, step: 0, epoch: 0, seconds: 0, images: 256, loss: 2, accuracy: 0.5, ...changes,
  };
}

/** One seed's accuracies every 10 steps from step 0. */
function curve(strategy: TuningPoint['strategy'], seed: number, accuracies: readonly number[]): readonly TuningPoint[] {
  return accuracies.map((accuracy, i) => point({ strategy, seed, step: 10 * i, accuracy }));
}

describe('tuning curves', () => {
  test('are mean and range over seeds at each step, in table order', () => {
    const points = [...curve('scratch', 1, [0.1]), ...curve('cyclic', 1, [0.5, 0.6]), ...curve('cyclic', 2, [0.7])];
    const curves = tuningCurves(points);
    expect(curves.map(({ strategy }) => strategy)).toEqual(['cyclic', 'scratch']);
    expect(curves[0]?.moments).toMatchObject([
      { step: 0, seeds: 2, accuracy: { low: 0.5, high: 0.7 } },
      { step: 10, seeds: 1, accuracy: { mean: 0.6, low: 0.6, high: 0.6 } },
    ]);
    expect(curves[0]?.moments[0]?.accuracy.mean).toBeCloseTo(0.6, 12);
  });

  test('have a gap where a loss is no number', () => {
    expect(tuningCurves([point({ loss: NaN })])).toEqual([]);
  });
});

describe('steps to scratch', () => {
  test('are those of the first point above scratch’s last, seed by seed', () => {
    const points = [
      ...curve('scratch', 1, [0.1, 0.3, 0.6]), ...curve('cyclic', 1, [0.5, 0.6, 0.7]), // level at 10, above at 20
      ...curve('scratch', 2, [0.1, 0.9, 0.4]), ...curve('cyclic', 2, [0.5, 0.6, 0.7]), // above from the start
    ];
    const [steps] = stepsToScratch(points, [], 20);
    expect(steps).toMatchObject({ strategy: 'cyclic', depth: 8, mean: 10 });
    expect(steps?.seeds).toEqual([{ seed: 1, scratch: 0.6, steps: 20, within: 20 }, { seed: 2, scratch: 0.4, steps: 0, within: 20 }]);
    expect(steps && stepsToScratchText(steps)).toBe('passed after 10 steps');
  });

  test('have no mean where one seed does not pass', () => {
    const points = [
      ...curve('scratch', 1, [0.1, 0.6]), ...curve('cyclic', 1, [0.5, 0.7]),
      ...curve('scratch', 2, [0.1, 0.8]), ...curve('cyclic', 2, [0.5, 0.7]),
    ];
    const [steps] = stepsToScratch(points, [], 10);
    expect(steps?.mean).toBeUndefined();
    expect(steps && stepsToScratchText(steps)).toBe('passed in 1 of 2 seeds');
    const [never] = stepsToScratch(points.filter(({ seed }) => seed === 2), [], 10);
    expect(never && stepsToScratchText(never)).toBe('not within 10 steps');
  });

  test('wait for scratch’s last step, or for its final evaluation', () => {
    const points = [...curve('scratch', 1, [0.1, 0.3]), ...curve('cyclic', 1, [0.5])];
    expect(stepsToScratch(points, [], 300)).toEqual([]);
    const final = { strategy: 'scratch', depth: 8, draw: 0, seed: 1, phase: 'tuned', layerSources: [], loss: 1, accuracy: 0.45 } as const;
    expect(stepsToScratch(points, [final], 300)).toMatchObject([{ mean: 0, seeds: [{ scratch: 0.45 }] }]);
    expect(stepsToScratch(points, [{ ...final, phase: 'untuned' }], 300)).toEqual([]);
  });
});
