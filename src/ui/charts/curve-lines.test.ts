import { expect, test } from 'vitest';
import type { MetricPoint, NetworkName } from '../../formats/metrics.ts';
import { appended, emptyLog, logOf } from '../../store/point-log.ts';
import { curveLines } from './curve-lines.ts';

function training(network: NetworkName, step: number, loss: number, seed = 0): MetricPoint {
  return { kind: 'training', network, seed, step, epoch: 0, seconds: 0, images: 0, loss, gradientNorm: 1, learningRate: 0.001 };
}

function validation(network: NetworkName, step: number, loss: number, seed = 0): MetricPoint {
  return { kind: 'validation', network, seed, step, epoch: 0, seconds: 0, images: 256, loss, accuracy: 0.1 };
}

test('networks that train side by side have a line for training and one for validation each', () => {
  const lines = curveLines(logOf([training('vanilla-net', 1, 2.4), training('aux-net', 1, 2.3), validation('aux-net', 1, 2.2)]), 10);
  expect(lines.map(({ label, points }) => [label, points])).toEqual([
    ['Aux-Net, training', [{ x: 1, mean: 2.3 }]],
    ['Aux-Net, validation', [{ x: 1, mean: 2.2 }]],
    ['Vanilla net, training', [{ x: 1, mean: 2.4 }]],
  ]);
});

test('trained networks stand by depth between the others and the ancestor', () => {
  const networks = ['ancestor', 'trained-12', 'trained-8', 'aux-net'] as const;
  const lines = curveLines(logOf(networks.map((network) => validation(network, 1, 2))), 10);
  expect(lines.map(({ network }) => network)).toEqual(['aux-net', 'trained-8', 'trained-12', 'ancestor']);
});

test('seeds are one line with a band', () => {
  const lines = curveLines(logOf([validation('aux-net', 5, 1, 0), validation('aux-net', 5, 3, 1)]), 10);
  expect(lines[0]?.points).toEqual([{ x: 5, mean: 2, low: 1, high: 3 }]);
});

test('a long run is thinned by averaging equal spans, its validation losses kept', () => {
  // 480 steps over at most 240 points: spans of two, the first of losses 1 and 2.
  const points = Array.from({ length: 480 }, (_, i) => training('aux-net', i + 1, i + 1));
  const [thin, kept] = curveLines(logOf([...points, validation('aux-net', 479, 2)]), 480);
  expect(thin?.points).toHaveLength(240);
  expect(thin?.points[0]).toEqual({ x: 2, mean: 1.5 });
  expect(kept?.points).toEqual([{ x: 479, mean: 2 }]);
});

test('a log that has grown gives what reading it at once would give', () => {
  const [first, second] = [training('aux-net', 1, 2), training('aux-net', 2, 1)];
  const log = appended(emptyLog(), [first]);
  expect(curveLines(log, 10)[0]?.points).toHaveLength(1);
  expect(curveLines(appended(log, [second]), 10)).toEqual(curveLines(logOf([first, second]), 10));
});

test('a loss that is no number leaves a gap, and Des-Nets are not networks in training', () => {
  const descendant: MetricPoint = {
    kind: 'descendant', strategy: 'cyclic', depth: 4, draw: 0, seed: 0, step: 1, seconds: 0, images: 8, loss: 2, accuracy: 0.1,
  };
  expect(curveLines(logOf([training('aux-net', 1, Number.NaN), descendant]), 10)).toEqual([]);
});

test('points beyond the log’s count are not seen', () => {
  expect(curveLines({ points: [training('aux-net', 1, 2), training('aux-net', 2, 1)], count: 1 }, 10)[0]?.points).toHaveLength(1);
});
