import { expect, test } from 'vitest';
import { stepsToScratch, tuningCurves } from '../../findings/tuning-figures.ts';
import type { TuningPoint } from '../../formats/metrics.ts';
import { english } from '../../messages/en/english.ts';
import type { StrategyName } from '../../sws/strategy.ts';
import { passesInWords, scratchEnd, tuningLines, tuningTable } from './tuning-lines.ts';

function point(strategy: StrategyName, step: number, accuracy: number, seed = 0): TuningPoint {
  return { kind: 'tuning', strategy, depth: 8, seed, step, epoch: step / 10, seconds: 0, images: 8, loss: 1 - accuracy, accuracy };
}

// Scratch ends at 0.5 after 20 steps; SWS is above it from step 10 on, Simple-LG never.
const points = [
  point('cyclic', 0, 0.4), point('cyclic', 10, 0.6), point('simple-lg', 0, 0.1), point('simple-lg', 10, 0.3),
  point('scratch', 0, 0.1), point('scratch', 20, 0.5),
];
const curves = tuningCurves(points);
const passes = stepsToScratch(points, [], 20);

test('a chart has a line a strategy, against step or epoch', () => {
  expect(tuningLines(curves, 8, 'accuracy', 'epoch', english)[0]).toMatchObject({ key: 'cyclic', points: [{ x: 0, mean: 0.4 }, { x: 1, mean: 0.6 }] });
  expect(tuningLines(curves, 8, 'loss', 'step', english)[0]?.points.at(-1)).toEqual({ x: 10, mean: 0.4 });
  expect(tuningLines(curves, 9, 'loss', 'step', english)).toEqual([]);
});

test('several seeds make a band', () => {
  const both = tuningCurves([...points, point('cyclic', 10, 0.8, 1)]);
  expect(tuningLines(both, 8, 'accuracy', 'step', english)[0]?.points[1]).toMatchObject({ x: 10, low: 0.6, high: 0.8 });
});

test('scratch is a line to hold others against once it has come to its end', () => {
  expect(scratchEnd(curves, 8, 'accuracy', 20)).toBe(0.5);
  expect(scratchEnd(curves, 8, 'accuracy', 40)).toBeUndefined();
});

test('when scratch was passed is told in words and in the table', () => {
  expect(passesInWords(passes, 8, english)).toEqual(['SWS (cyclic) passed after 10 steps', 'Simple-LG not within 10 steps']);
  const { columns, rows } = tuningTable(tuningLines(curves, 8, 'accuracy', 'step', english), passes, 8, 'step', english);
  expect(columns).toEqual(['Step', 'SWS (cyclic)', 'Simple-LG', 'Scratch']);
  expect(rows.at(-1)).toEqual(['Scratch’s final accuracy', 'passed after 10 steps', 'not within 10 steps', undefined]);
});
