import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { MetricColumns } from './metric-columns.ts';
import type { MetricPoint, TrainingPoint } from './metrics.ts';

const figure = fc.oneof(fc.double({ min: 0, max: 100, noNaN: true }), fc.constant(Number.NaN));
const count = fc.integer({ min: 0, max: 1_000_000 });
const training: fc.Arbitrary<TrainingPoint> = fc.record({
  kind: fc.constant('training'), network: fc.constantFrom('aux-net', 'vanilla-net', 'trained-8'), seed: count, step: count, epoch: figure,
  seconds: figure, images: count, loss: figure, gradientNorm: figure, learningRate: figure,
});
const stage: fc.Arbitrary<MetricPoint> = fc.record({
  kind: fc.constant('stage'), network: fc.constantFrom('aux-net', 'vanilla-net'), stage: count, seed: count, step: count, seconds: figure,
  images: count, gradientNorm: figure, weightChange: figure, similarity: fc.oneof(figure, fc.constant(null)), drift: figure,
});
const descendant: fc.Arbitrary<MetricPoint> = fc.record({
  kind: fc.constant('descendant'), strategy: fc.constantFrom('cyclic', 'simple-lg'), depth: count, draw: count, seed: count, step: count,
  seconds: figure, images: count, loss: figure, accuracy: figure,
});
const points = fc.array(fc.oneof(training, stage, descendant));

test('all points come back as they went in, in their order, by any way to them', () => {
  fc.assert(fc.property(points, (list) => {
    const columns = MetricColumns.of(list);
    expect([...columns]).toEqual(list);
    expect(list.map((_, index) => columns.at(index))).toEqual(list);
    expect([columns.length, columns.at(-1), columns.at(list.length)]).toEqual([list.length, undefined, undefined]);
    expect(columns.filter(({ seed }) => seed % 2 === 0)).toEqual(list.filter(({ seed }) => seed % 2 === 0));
  }));
});

test('those of a kind are found among the first points alone', () => {
  fc.assert(fc.property(points, fc.nat(20), (list, first) => {
    const columns = MetricColumns.of(list);
    const stages = (some: readonly MetricPoint[]): readonly MetricPoint[] => some.filter(({ kind }) => kind === 'stage');
    expect(columns.ofKind('stage', first)).toEqual(stages(list.slice(0, first)));
    expect(columns.ofKind('stage')).toEqual(stages(list));
  }));
});

test('it grows', () => {
  fc.assert(fc.property(points, points, (before, after) => {
    const columns = MetricColumns.of(before);
    for (const point of after) columns.push(point);
    expect([...columns]).toEqual([...before, ...after]);
  }));
});

test('packed, they can be copied, and grow on from there as those that they were packed from', () => {
  fc.assert(fc.property(points, points, (before, after) => {
    const columns = MetricColumns.of(before);
    const copy = MetricColumns.unpacked(structuredClone(columns.packed()));
    for (const point of after) {
      columns.push(point);
      copy.push(point);
    }
    expect([...copy]).toEqual([...before, ...after]);
    expect(copy.equals(columns)).toBe(true);
  }));
});

test('they equal others of the same points alone', () => {
  fc.assert(fc.property(points, points, (own, others) => {
    const isSame = JSON.stringify(own) === JSON.stringify(others);
    expect(MetricColumns.of(own).equals(MetricColumns.of(others))).toBe(isSame);
    expect(MetricColumns.of(own).equals(MetricColumns.of(own))).toBe(true);
  }));
});
