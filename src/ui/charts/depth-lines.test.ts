import { expect, test } from 'vitest';
import { depthFigures } from '../../findings/depth-figures.ts';
import { strategyDifferences } from '../../findings/strategy-difference.ts';
import { english } from '../../messages/en/english.ts';
import { drawn } from './drawn-lines.fixture.ts';
import { depthLines, differenceLine } from './depth-lines.ts';

const samples = [0, 1].flatMap((seed) => [
  { strategy: 'cyclic', depth: 4, seed, loss: 1 + seed, accuracy: 0.5 },
  { strategy: 'simple-lg', depth: 4, seed, loss: 2 + 2 * seed, accuracy: 0.4 },
] as const);

test('a line has a band where there are several seeds', () => {
  expect(drawn(depthLines(depthFigures(samples), 'loss', english))).toMatchObject([
    { key: 'cyclic', points: [{ x: 4, mean: 1.5, low: 1, high: 2 }] }, { key: 'simple-lg', points: [{ mean: 3 }] },
  ]);
  expect(depthLines(depthFigures(samples.slice(0, 1)), 'loss', english)[0]?.points.toArray()).toEqual([{ x: 4, mean: 1 }]);
});

test('a difference has its interval as a band', () => {
  const line = differenceLine(strategyDifferences(samples, 'cyclic', 'simple-lg', 'loss'), 'cyclic', 'simple-lg', english);
  expect(line.label).toBe('SWS (cyclic) minus Simple-LG');
  // Differences −1 and −2: mean −1.5, deviation 0.7071, t(0.975; 1) = 12.706, half width 12.706 · 0.7071 / √2 = 6.353.
  expect(line.points.at(0)?.mean).toBeCloseTo(-1.5);
  expect(line.points.at(0)?.low).toBeCloseTo(-7.853);
  expect(line.points.at(0)?.high).toBeCloseTo(4.853);
});
