import { expect, test } from 'vitest';
import type { TrainingPoint, MetricPoint, NetworkName } from '../../formats/metrics.ts';
import { appended, emptyLog, logOf } from '../../store/point-log.ts';
import { defaultConfig } from '../../config/defaults.ts';
import { english } from '../../messages/en/english.ts';
import type { PointLog } from '../../store/point-log.ts';
import type { ShownRun } from '../../store/shown-run.ts';
import { curveDifferences } from './curve-differences.ts';
import { curveLines as curveLinesOf, type CurveView } from './curve-lines.ts';
import { drawn } from './drawn-lines.fixture.ts';
import { overlaidLine } from './overlaid-lines.ts';

/** Lines of a run with a batch of 64, against step and unsmoothed unless `view` says otherwise. */
function curveLines(log: PointLog, view: Partial<CurveView> = {}): ReturnType<typeof curveLinesOf> {
  return curveLinesOf({ log, config: { ...defaultConfig, batchSize: 64 } }, { axis: 'step', smoothing: 0, ...view }, english);
}

function training(network: NetworkName, step: number, loss: number, seed = 0): TrainingPoint {
  return { kind: 'training', network, seed, step, epoch: 0, seconds: 0, images: 0, loss, gradientNorm: 1, learningRate: 0.001 };
}

function validation(network: NetworkName, step: number, loss: number, seed = 0): MetricPoint {
  return { kind: 'validation', network, seed, step, epoch: 0, seconds: 0, images: 256, loss, accuracy: 0.1 };
}

test('networks that train side by side have a line for training and one for validation each', () => {
  const lines = curveLines(logOf([training('vanilla-net', 1, 2.4), training('aux-net', 1, 2.3), validation('aux-net', 1, 2.2)]));
  expect(drawn(lines).map(({ label, points }) => [label, points])).toEqual([
    ['Aux-Net, training', [{ x: 1, mean: 2.3 }]],
    ['Aux-Net, validation', [{ x: 1, mean: 2.2 }]],
    ['Vanilla net, training', [{ x: 1, mean: 2.4 }]],
  ]);
});

test('trained networks stand by depth between the others and the ancestor', () => {
  const networks = ['ancestor', 'trained-12', 'trained-8', 'aux-net'] as const;
  const lines = curveLines(logOf(networks.map((network) => validation(network, 1, 2))));
  expect(lines.map(({ network }) => network)).toEqual(['aux-net', 'trained-8', 'trained-12', 'ancestor']);
});

test('seeds are one line with a band', () => {
  const lines = curveLines(logOf([validation('aux-net', 5, 1, 0), validation('aux-net', 5, 3, 1)]));
  expect(lines[0]?.points.toArray()).toEqual([{ x: 5, mean: 2, low: 1, high: 3 }]);
});

test('no point of a long run is left out or averaged', () => {
  const points = Array.from({ length: 5000 }, (_, i) => training('aux-net', i + 1, i % 7));
  const [line] = curveLines(logOf(points));
  expect(line?.points.toArray()).toEqual(points.map(({ step, loss }) => ({ x: step, mean: loss })));
});

test('images are steps times batch, and epochs are as recorded', () => {
  const log = logOf([training('aux-net', 3, 2), validation('aux-net', 3, 1)].map((point): MetricPoint => ({ ...point, epoch: 0.75 }) as MetricPoint));
  expect(curveLines(log, { axis: 'images' }).map(({ points }) => points.x[0])).toEqual([192, 192]);
  expect(curveLines(log, { axis: 'epoch' }).map(({ points }) => points.x[0])).toEqual([0.75, 0.75]);
});

test('seconds are those since a seed began, the mean of seeds', () => {
  // Seed 0 takes 10 s, seed 1, which begins after them, another 14: step 1 comes after 4 s and after 6.
  const at = (seed: number, step: number, seconds: number): MetricPoint => ({ ...training('aux-net', step, 2, seed), seconds });
  const log = logOf([at(0, 1, 4), at(0, 2, 10), at(1, 1, 16), at(1, 2, 24)]);
  expect(curveLines(log, { axis: 'seconds' })[0]?.points.x).toEqual(Float64Array.of(5, 12));
});

test('training losses are smoothed beside the raw ones, validation losses never', () => {
  const log = logOf([training('aux-net', 1, 4), training('aux-net', 2, 1), validation('aux-net', 2, 3)]);
  const [thin, marked] = curveLines(log, { smoothing: 0.5 });
  expect(thin?.points.mean).toEqual(Float64Array.of(4, 1));
  // (½·4 + 1·1) / 1.5 = 2.
  expect([...(thin?.smooth ?? [])]).toEqual([4, expect.closeTo(2, 12)]);
  expect(marked?.smooth).toBeUndefined();
});

test('the same points are the same line, so that what stands still is not drawn again', () => {
  const log = logOf([training('aux-net', 1, 4)]);
  expect(curveLines(log)[0]).toBe(curveLines(log)[0]);
  expect(curveLines(log, { smoothing: 0.9 })[0]).not.toBe(curveLines(log)[0]);
});

test('a run that grows, or is smoothed anew, leaves the lines of other runs as they are', () => {
  const still = logOf([training('aux-net', 1, 4), training('aux-net', 2, 3)]);
  const first = appended(emptyLog(), [training('aux-net', 1, 4)]);
  const before = curveLines(still, { smoothing: 0.9 });
  const own = curveLines(first, { smoothing: 0.9 })[0];
  expect(curveLines(appended(first, [training('aux-net', 2, 1)]), { smoothing: 0.9 })[0]).not.toBe(own);
  const after = curveLines(still, { smoothing: 0.9 });
  expect(after.map((line) => [line.points, line.smooth])).toEqual(before.map((line) => [line.points, line.smooth]));
  expect(after[0]?.smooth).toBe(before[0]?.smooth);
});

test('a line of another run has its name and stroke, and keeps colour, marker and points', () => {
  const [line] = curveLines(logOf([validation('aux-net', 1, 4)]));
  if (!line) throw new Error('there is a line');
  const run = { id: 'b', name: 'calm-otter-2', config: defaultConfig, engine: undefined, data: undefined, target: undefined, log: emptyLog(), evaluations: [], failures: [] };
  const [first, second] = [overlaidLine(line, run, 1), overlaidLine(line, run, 2)];
  expect(first).toMatchObject({ label: 'Aux-Net, validation · calm-otter-2', isFaint: true, points: line.points, style: { colour: line.style.colour, marker: line.style.marker } });
  expect(new Set([line, first, second].map(({ style }) => style.dash)).size).toBe(3);
});

test('a log that has grown gives what reading it at once would give', () => {
  const [first, second] = [training('aux-net', 1, 2), training('aux-net', 2, 1)];
  const log = appended(emptyLog(), [first]);
  expect(curveLines(log)[0]?.points).toHaveLength(1);
  expect(curveLines(appended(log, [second]))).toEqual(curveLines(logOf([first, second])));
});

test('a loss that is no number leaves a gap, and Des-Nets are not networks in training', () => {
  const descendant: MetricPoint = {
    kind: 'descendant', strategy: 'cyclic', depth: 4, draw: 0, seed: 0, step: 1, seconds: 0, images: 8, loss: 2, accuracy: 0.1,
  };
  expect(curveLines(logOf([training('aux-net', 1, Number.NaN), descendant]))).toEqual([]);
});

test('points beyond the log’s count are not seen', () => {
  expect(curveLines({ ...logOf([training('aux-net', 1, 2), training('aux-net', 2, 1)]), count: 1 })[0]?.points).toHaveLength(1);
});

test('a step whose gradient was far larger than usual is marked on its line, against any axis', () => {
  const points = Array.from({ length: 20 }, (_, i) => ({ ...training('aux-net', i + 1, 2), gradientNorm: i === 11 ? 14 : 2 }));
  const [line] = curveLines(logOf([...points, validation('aux-net', 20, 1)]));
  expect(line?.spikes).toEqual([{ x: 12, mean: 2, step: 12, ratio: 7 }]);
  expect(curveLines(logOf(points), { axis: 'images' })[0]?.spikes).toMatchObject([{ x: 12 * 64, step: 12 }]);
  expect(curveLines(logOf(points.slice(0, 11)))[0]?.spikes).toBeUndefined();
});

test('losses minus those of a baseline are taken at the steps that both have, paired by seed, with their interval', () => {
  const own = logOf([training('aux-net', 1, 4), training('aux-net', 2, 3), training('aux-net', 3, 1), validation('vanilla-net', 2, 1)]);
  const others = logOf([training('aux-net', 1, 5), training('aux-net', 2, 1), training('aux-net', 2, 2, 1)]);
  const view = { axis: 'images', smoothing: 0 } as const;
  const differences = curveDifferences(shown('own', own), shown('calm-otter-2', others), view, english);
  // Seed 0 is in both: 4 − 5 and 3 − 1, at 64 images a step; step 3 and the vanilla net are in one of them alone.
  expect(drawn(differences).map(({ label, points, seeds }) => [label, points, seeds])).toEqual([
    ['Aux-Net, training minus that of calm-otter-2', [{ x: 64, mean: -1 }, { x: 128, mean: 2 }], 1],
  ]);
  const twice = logOf([training('aux-net', 2, 3), training('aux-net', 2, 5, 1)]);
  // Differences 2 and 3: mean 2.5, deviation 0.7071, t(0.975; 1) = 12.706, half width 12.706 · 0.7071 / √2 = 6.353.
  expect(drawn(curveDifferences(shown('own', twice), shown('b', others), view, english))).toMatchObject([
    { points: [{ x: 128, mean: 2.5, low: expect.closeTo(-3.853, 3), high: expect.closeTo(8.853, 3) }], seeds: 2 },
  ]);
});

test('differences of training are smoothed beside the raw ones', () => {
  const [own, others] = [logOf([training('aux-net', 1, 4), training('aux-net', 2, 1)]), logOf([training('aux-net', 1, 0), training('aux-net', 2, 0)])];
  const [line] = curveDifferences(shown('own', own), shown('b', others), { axis: 'step', smoothing: 0.5 }, english);
  // (½·4 + 1·1) / 1.5 = 2.
  expect([...(line?.smooth ?? [])]).toEqual([4, expect.closeTo(2, 12)]);
});

function shown(name: string, log: PointLog): ShownRun {
  return { id: name, name, config: defaultConfig, engine: undefined, data: undefined, target: undefined, log, evaluations: [], failures: [] };
}
