import { expect, test } from 'vitest';
import type { MetricPoint, NetworkName } from '../../formats/metrics.ts';
import { logOf } from '../../store/point-log.ts';
import { curveKeys, curveRows } from './curve-rows.ts';

function training(network: NetworkName, step: number, loss: number): MetricPoint {
  return { kind: 'training', network, step, epoch: 0, seconds: 0, images: 0, loss, gradientNorm: 1, learningRate: 0.001 };
}

function validation(network: NetworkName, step: number, loss: number): MetricPoint {
  return { kind: 'validation', network, step, epoch: 0, seconds: 0, images: 256, loss, accuracy: 0.1 };
}

test('networks that train side by side share the rows of their steps', () => {
  const rows = curveRows(logOf([training('aux-net', 1, 2.3), training('vanilla-net', 1, 2.4), validation('aux-net', 1, 2.2)]));
  expect(rows).toEqual([{ step: 1, 'aux-net training': 2.3, 'vanilla-net training': 2.4, 'aux-net validation': 2.2 }]);
  expect(curveKeys(rows)).toEqual(['aux-net training', 'aux-net validation', 'vanilla-net training']);
});

test('a long run is thinned by averaging equal spans, its validation losses kept', () => {
  // 480 steps over at most 240 points: spans of two, the first of losses 1 and 2.
  const points = Array.from({ length: 480 }, (_, i) => training('aux-net', i + 1, i + 1));
  const rows = curveRows(logOf([...points, validation('aux-net', 479, 2)]));
  expect(rows).toHaveLength(241);
  expect(rows[0]).toEqual({ step: 2, 'aux-net training': 1.5 });
  expect(rows.find(({ step }) => step === 479)).toEqual({ step: 479, 'aux-net validation': 2 });
});

test('a loss that is no number leaves a gap', () => {
  expect(curveRows(logOf([training('aux-net', 1, Number.NaN)]))).toEqual([]);
});

test('points beyond the log’s count are not seen', () => {
  expect(curveRows({ points: [training('aux-net', 1, 2), training('aux-net', 2, 1)], count: 1 })).toHaveLength(1);
});
