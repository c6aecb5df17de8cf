import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { PointColumns } from '../../charts/point-columns.ts';
import { strategyStyles } from '../theme/series-style.ts';
import { type ChartLine, xsOf } from './chart-line.ts';

function line(xs: readonly number[]): ChartLine {
  return { key: 'a', label: 'a', style: strategyStyles.cyclic, points: PointColumns.of(xs.map((x) => ({ x, mean: 0 }))) };
}

const rising = fc.array(fc.oneof(fc.nat(20), fc.double({ noNaN: true, noDefaultInfinity: true }))).map((xs) => xs.toSorted((a, b) => a - b));

test('the x of all lines are there once each, rising', () => {
  fc.assert(fc.property(fc.array(rising, { maxLength: 5 }), (all) => {
    const xs = all.flat().map((x) => x + 0); // not −0
    expect(xsOf(all.map(line)).map((x) => x + 0)).toEqual([...new Set(xs)].toSorted((a, b) => a - b));
  }));
});
