import { expect, test } from 'vitest';
import { defaultConfig } from '../../config/defaults.ts';
import { stepsToScratch, tuningCurves } from '../../findings/tuning-figures.ts';
import type { MetricPoint, TuningPoint } from '../../formats/metrics.ts';
import { english } from '../../messages/en/english.ts';
import type { StrategyName } from '../../sws/strategy.ts';
import { appended, logOf } from '../../store/point-log.ts';
import { drawn } from './drawn-lines.fixture.ts';
import { overlaidLine } from './overlaid-lines.ts';
import { tuningDifferences } from './tuning-differences.ts';
import { passesInWords, scratchEnd, tuningLines, tuningTable } from './tuning-lines.ts';
import { tuningOf } from './tuning-of-run.ts';

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
const tuning = { curves, passes };
const accuracy = { depth: 8, metric: 'accuracy', axis: 'step' } as const;

test('a chart has a line a strategy, against step or epoch', () => {
  expect(drawn(tuningLines(tuning, { ...accuracy, axis: 'epoch' }, english))[0]).toMatchObject({ key: 'cyclic', points: [{ x: 0, mean: 0.4 }, { x: 1, mean: 0.6 }] });
  expect(tuningLines(tuning, { ...accuracy, metric: 'loss' }, english)[0]?.points.toArray().at(-1)).toEqual({ x: 10, mean: 0.4 });
  expect(tuningLines(tuning, { ...accuracy, depth: 9 }, english)).toEqual([]);
});

test('several seeds make a band', () => {
  const both = tuningCurves([...points, point('cyclic', 10, 0.8, 1)]);
  expect(tuningLines({ curves: both, passes: [] }, accuracy, english)[0]?.points.at(1)).toMatchObject({ x: 10, low: 0.6, high: 0.8 });
});

test('scratch is a line to hold others against once it has come to its end', () => {
  expect(scratchEnd(curves, 8, 'accuracy', 20)).toBe(0.5);
  expect(scratchEnd(curves, 8, 'accuracy', 40)).toBeUndefined();
});

test('when scratch was passed is told in words and in the table', () => {
  const lines = tuningLines(tuning, accuracy, english);
  expect(passesInWords(lines, english)).toEqual(['SWS (cyclic) passed after 10 steps', 'Simple-LG not within 10 steps']);
  const { columns, rows } = tuningTable(lines, 'step', english);
  expect(columns).toEqual(['Step', 'SWS (cyclic)', 'Simple-LG', 'Scratch']);
  expect([...rows].at(-1)).toEqual(['Scratch’s final accuracy', 'passed after 10 steps', 'not within 10 steps', undefined]);
});

test('a line of another run tells in the table when it passed scratch of its own run', () => {
  const run = { id: 'b', name: 'calm-otter-2', config: defaultConfig, engine: undefined, data: undefined, target: undefined, log: logOf(points), evaluations: [], failures: [] };
  const others = tuningLines({ curves, passes: stepsToScratch(points, [], 40) }, accuracy, english).map((line) => overlaidLine(line, run, 1));
  const { columns, rows } = tuningTable([...tuningLines(tuning, accuracy, english), ...others], 'step', english);
  expect(columns.slice(4)).toEqual(['SWS (cyclic) · calm-otter-2', 'Simple-LG · calm-otter-2', 'Scratch · calm-otter-2']);
  // Scratch of the other run has not come to its 40 steps.
  expect([...rows].at(-1)?.slice(1)).toEqual(['passed after 10 steps', 'not within 10 steps', undefined, undefined, undefined, undefined]);
});

test('tuning is read anew only when there is more of it', () => {
  const log = logOf(points.slice(0, 4));
  const run = { id: 'b', name: 'calm-otter-2', config: { ...defaultConfig, scratchSteps: 20 }, engine: undefined, data: undefined, target: undefined, log, evaluations: [], failures: [] };
  const first = tuningOf(run);
  expect(first.curves.map(({ strategy }) => strategy)).toEqual(['cyclic', 'simple-lg']);
  const training: MetricPoint = { kind: 'training', network: 'aux-net', seed: 0, step: 1, epoch: 0, seconds: 0, images: 8, loss: 2, gradientNorm: 1, learningRate: 0.1 };
  const trained = appended(log, [training]);
  expect(tuningOf({ ...run, log: trained })).toBe(first);
  const { curves: grown, passes: decided } = tuningOf({ ...run, log: appended(trained, points.slice(4)) });
  expect(grown).toEqual(curves);
  expect(decided).toEqual(passes);
});

test('tuning minus that of a baseline is taken at the steps that both have', () => {
  const others = [point('cyclic', 10, 0.5), point('cyclic', 20, 0.9), point('scratch', 20, 0.5, 1)];
  const differences = tuningDifferences({ ...tuning, points }, { points: others, curves: [], passes: [] }, 'calm-otter-2', { ...accuracy, axis: 'epoch' }, english);
  // SWS at step 10, epoch 1; scratch has other seeds in the baseline, so means are subtracted: 0.5 − 0.5.
  expect(drawn(differences)).toMatchObject([
    { label: 'SWS (cyclic) minus that of calm-otter-2', points: [{ x: 1, mean: expect.closeTo(0.1, 12) }], seeds: 1, pass: undefined },
    { strategy: 'scratch', points: [{ x: 2, mean: 0 }], seeds: 0 },
  ]);
});
