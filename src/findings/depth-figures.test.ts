import { describe, expect, test } from 'vitest';
import { depthFigures, evaluationsIn, valuesBySeed, type DepthSample } from './depth-figures.ts';
import { strategyDifferences } from './strategy-difference.ts';

function sample(changes: Partial<DepthSample>): DepthSample {
  return { strategy: 'cyclic', depth: 5, seed: 1, loss: 2, accuracy: 0.5, ...changes };
}

describe('figures by depth', () => {
  test('average a seed’s draws before seeds, and range over all of them', () => {
    // Seed 1 has draws 1 and 3 (mean 2), seed 2 the one draw 5: the mean of both seeds is 3.5, not 3.
    const losses = [[1, 1], [1, 3], [2, 5]] as const;
    const figures = depthFigures(losses.map(([seed, loss]) => sample({ strategy: 'random-assigned', seed, loss })));
    expect(figures).toMatchObject([{ draws: 3, seeds: 2, loss: { mean: 3.5, low: 1, high: 5 } }]);
  });

  test('come in table order, then by depth', () => {
    const samples = [sample({ strategy: 'scratch' }), sample({ depth: 7 }), sample({ depth: 6 })];
    expect(depthFigures(samples).map(({ strategy, depth }) => [strategy, depth])).toEqual([['cyclic', 6], ['cyclic', 7], ['scratch', 5]]);
  });

  test('leave out what diverged', () => {
    expect(depthFigures([sample({ loss: NaN }), sample({ seed: 2, loss: 1 })])).toMatchObject([{ draws: 1, seeds: 1, loss: { mean: 1 } }]);
    expect(valuesBySeed([sample({ loss: NaN })], 'accuracy').size).toBe(0);
  });

  test('are of one phase', () => {
    const evaluation = { ...sample({}), draw: 0, layerSources: [] };
    const both = [{ ...evaluation, phase: 'untuned' as const }, { ...evaluation, phase: 'tuned' as const, loss: 1 }];
    expect(depthFigures(evaluationsIn('tuned', both))).toMatchObject([{ loss: { mean: 1 } }]);
  });
});

describe('the difference of two strategies', () => {
  test('is paired by seed at each depth that both have', () => {
    const samples = [
      sample({ loss: 1 }), sample({ seed: 2, loss: 2 }), sample({ seed: 3, loss: 9 }), sample({ depth: 6, loss: 1 }),
      sample({ strategy: 'simple-lg', loss: 1.5 }), sample({ strategy: 'simple-lg', seed: 2, loss: 2.7 }),
    ];
    const [difference, ...others] = strategyDifferences(samples, 'cyclic', 'simple-lg', 'loss');
    expect(others).toEqual([]);
    expect(difference).toMatchObject({ depth: 5, seeds: 2 });
    expect(difference?.mean).toBeCloseTo(-0.6, 12);
    // Half width t(0.975; 1) · s / √2 with s = 0.2 / √2: 12.706 · 0.1.
    expect(difference?.interval?.high).toBeCloseTo(-0.6 + 1.2706, 12);
  });

  test('of one seed has no interval', () => {
    const samples = [sample({}), sample({ strategy: 'simple-lg' })];
    expect(strategyDifferences(samples, 'cyclic', 'simple-lg', 'accuracy')).toEqual([{ depth: 5, mean: 0, seeds: 1, interval: undefined }]);
  });
});
