import { expect, test } from 'vitest';
import { defaultConfig } from '../../config/defaults.ts';
import type { ExperimentConfig } from '../../config/fields.ts';
import type { Evaluation, MetricPoint, TuningPoint } from '../../formats/metrics.ts';
import { english } from '../../messages/en/english.ts';
import { logOf } from '../../store/point-log.ts';
import type { ShownRun } from '../../store/shown-run.ts';
import { snapshotOf } from './depth-snapshot.ts';
import { drawn } from './drawn-lines.fixture.ts';
import { costName, passesInWords, placedLine, plannedOn, scratchReference, tradeoffLines, type TradeoffRun, tradeoffTable, trainingCurves } from './tradeoff-lines.ts';
import { tradeoffRawTable } from './tradeoff-raw-table.ts';
import { tradeoffScale } from './tradeoff-scale.ts';

/**
 * FLOPs of one image of 8 × 8 in patches of 4, N = 4 tokens of width d = 2, ten classes: 6·N·d² + 2·N²·d + 10·N·d = 240 a
 * layer, and 384 + 20 + 10 = 414; parameters 6·d² + 10·d = 44 a layer, and 98 + 8 + 4 + 30 = 140.
 */
const config: ExperimentConfig = {
  ...defaultConfig, imageSize: 8, patchSize: 4, dim: 2, heads: 1, mlpRatio: 1, stageLayout: [1, 2], batchSize: 5, steps: 100, depths: [2, 4],
  strategies: ['cyclic'], tuneSteps: 10, tuneEvery: 10, tuneDepths: [2, 4], tuneStrategies: ['cyclic', 'scratch'], scratchSteps: 400,
};
const [two, four] = [894, 1374]; // FLOPs at these depths
const auxNet = 100 * 5 * 1134; // through 3 layers

function tuned(strategy: 'cyclic' | 'scratch', step: number, accuracy: number): readonly TuningPoint[] {
  return config.tuneDepths.map((depth) => ({ kind: 'tuning', strategy, depth, seed: 0, step, epoch: 0, seconds: 0, images: 8, loss: 1 - accuracy, accuracy }));
}

function evaluated(depth: number, accuracy: number, seed = 0): Evaluation {
  return { strategy: 'cyclic', depth, draw: 0, seed, phase: 'untuned', layerSources: [], loss: 1 - accuracy, accuracy };
}

function shown(changes: Partial<ShownRun>, points: readonly MetricPoint[] = []): ShownRun & TradeoffRun {
  const run = { id: 'a', name: 'quiet-otter-1', config, engine: undefined, data: undefined, target: undefined, log: logOf(points), evaluations: [], failures: [], ...changes };
  return { ...run, points: points.filter((point) => point.kind === 'tuning'), snapshot: snapshotOf(run, 'untuned') };
}

const untuned = { axis: 'flops', metric: 'accuracy', phase: 'untuned' } as const;
const training = { ...untuned, axis: 'training' } as const;
const tuning = [...tuned('cyclic', 0, 0.5), ...tuned('cyclic', 10, 0.75), ...tuned('scratch', 0, 0.125), ...tuned('scratch', 400, 0.625)];

test('by size there is a point a depth, with the range over seeds, and the depth in words and table', () => {
  const run = shown({ evaluations: [evaluated(2, 0.25), evaluated(4, 0.5), evaluated(4, 0.75, 1)] });
  const lines = tradeoffLines(run, untuned, english);
  expect(drawn(lines)).toMatchObject([{ key: 'cyclic', points: [{ x: two, mean: 0.25 }, { x: four, mean: 0.625, low: 0.5, high: 0.75 }], depths: [2, 4] }]);
  expect(tradeoffLines(run, { ...untuned, axis: 'parameters', metric: 'loss' }, english)[0]?.points.toArray()).toMatchObject([{ x: 2 * 44 + 140, mean: 0.75 }, { x: 4 * 44 + 140 }]);
  expect(costName('flops', lines, english)(four)).toBe('Depth 4: 1.4 k FLOPs');
  const { columns, rows } = tradeoffTable(lines, 'flops', english);
  expect(columns.slice(0, 3)).toEqual(['FLOPs', 'Depth', 'SWS (cyclic), mean']);
  expect(rows.map((row) => row.slice(0, 3))).toEqual([[two, '2', 0.25], [four, '4', 0.625]]);
});

test('by training SWS begins at the cost of its Aux-Net and scratch at none', () => {
  const lines = tradeoffLines(shown({}, tuning), training, english);
  expect(drawn(lines)).toMatchObject([
    { key: 'cyclic', points: [{ x: auxNet, mean: 0.5 }, { x: auxNet + 50 * (two + four), mean: 0.75 }] },
    { key: 'scratch', points: [{ x: 0, mean: 0.125 }, { x: 2000 * (two + four), mean: 0.625 }] },
  ]);
  expect(tradeoffTable(lines, 'training', english).columns).toEqual(['Sample·FLOPs', 'SWS (cyclic)', 'Scratch']);
  expect(costName('training', lines, english)(auxNet)).toBe('567.0 k sample·FLOPs');
});

test('what it took to pass scratch is told once scratch has come to its end', () => {
  const curves = trainingCurves(shown({}, tuning));
  // 2000 · 2268 = 4,536,000 of scratch against 567,000 + 50 · 2268 = 680,400.
  expect(passesInWords(curves, config, english)).toEqual(['SWS (cyclic) 6.6 ×']);
  expect(scratchReference(curves, 'loss', config, english)).toEqual([{ value: 0.375, label: 'scratch after 400 steps', isWithin: true }]);
  expect(passesInWords(curves, { ...config, scratchSteps: 401 }, english)).toEqual([]);
  const never = trainingCurves(shown({}, [...tuned('cyclic', 0, 0.5), ...tuned('scratch', 400, 0.5)]));
  expect(passesInWords(never, config, english)).toEqual(['SWS (cyclic) did not pass']);
});

test('where nothing is tuned a strategy stands where the training of its source has come to', () => {
  const live = config.depths.map((depth): MetricPoint => ({ kind: 'descendant', strategy: 'cyclic', depth, draw: 0, seed: 0, step: 20, seconds: 0, images: 8, loss: 1, accuracy: 0.5 }));
  const nothingTuned = { ...config, tuneSteps: 0 };
  expect(tradeoffLines(shown({ config: nothingTuned }, live), training, english)[0]?.points.toArray()).toEqual([{ x: auxNet / 5, mean: 0.5 }]);
  const evaluations = [evaluated(2, 0.25), evaluated(4, 0.5)];
  expect(tradeoffLines(shown({ config: nothingTuned, evaluations }, live), training, english)[0]?.points.toArray()).toEqual([{ x: auxNet, mean: 0.375 }]);
  expect(plannedOn({ config: nothingTuned, data: undefined, target: undefined }, training)).toEqual([auxNet]);
});

test('on an axis of ratios what cost nothing has no place', () => {
  const [, scratch] = tradeoffLines(shown({}, tuning), training, english);
  expect(scratch && placedLine(scratch, tradeoffScale(true)).points.toArray()).toEqual([{ x: Math.log10(4_536_000), mean: 0.625 }]);
  expect(scratch && placedLine(scratch, tradeoffScale(false)).points.toArray()).toMatchObject([{ x: 0 }, { x: 0.004536 }]);
});

test('the CSV has each figure with what that Des-Net costs alone', () => {
  const { columns, rows: made } = tradeoffRawTable([shown({}, tuning)], training);
  const rows = [...made];
  expect(columns).toHaveLength(rows[0]?.length ?? 0);
  expect(rows[2]).toEqual(['quiet-otter-1', 'cyclic', 2, 0, 0, 'tuned', 10, 228, two, auxNet, 50 * two, 0.25, 0.75]);
  const evaluations = [evaluated(2, 0.25), { ...evaluated(4, 0.75), phase: 'tuned' as const }];
  expect([...tradeoffRawTable([shown({ evaluations })], untuned).rows]).toEqual([['quiet-otter-1', 'cyclic', 2, 0, 0, 'untuned', undefined, 228, two, auxNet, 0, 0.75, 0.25]]);
  expect([...tradeoffRawTable([shown({ evaluations })], { ...untuned, phase: 'tuned' }).rows]).toEqual([['quiet-otter-1', 'cyclic', 4, 0, 0, 'tuned', undefined, 316, four, auxNet, 50 * four, 0.25, 0.75]]);
});
