import { expect, test } from 'vitest';
import type { ChartPoint } from '../../charts/chart-point.ts';
import { PointColumns } from '../../charts/point-columns.ts';
import { english } from '../../messages/en/english.ts';
import { strategyStyles } from '../theme/series-style.ts';
import type { ChartLine } from './chart-line.ts';
import { type ChartTable, csvOf, lineTable } from './chart-table.ts';

function line(label: string, points: readonly ChartPoint[]): ChartLine {
  return { key: label, label, style: strategyStyles.cyclic, points: PointColumns.of(points) };
}

/** A table with all its rows. */
function whole({ columns, rows }: ChartTable): ChartTable {
  return { columns, rows: [...rows] };
}

test('a line has one column, or mean and ends of its band', () => {
  const lines = [line('SWS (cyclic)', [{ x: 4, mean: 2 }]), line('Random-assigned', [{ x: 5, mean: 2, low: 1, high: 3 }])];
  expect(whole(lineTable('Depth', lines, english))).toEqual({
    columns: ['Depth', 'SWS (cyclic)', 'Random-assigned, mean', 'Random-assigned, lowest', 'Random-assigned, highest'],
    rows: [[4, 2, undefined, undefined, undefined], [5, undefined, 2, 1, 3]],
  });
});

test('CSV has no formula made of a name', () => {
  expect([...csvOf({ columns: ['=HYPERLINK("x")', '+1', '@a', 'a=b'], rows: [['-1+2', -1]] })].join('')).toBe('"\'=HYPERLINK(""x"")","\'+1","\'@a","a=b"\r\n"\'-1+2",-1\r\n');
});

test('CSV quotes its words and leaves missing values empty', () => {
  expect([...csvOf({ columns: ['Step', 'Aux-Net, training'], rows: [[1, 0.1], [2, undefined], ['end', 'passed "late"']] })].join('')).toBe('"Step","Aux-Net, training"\r\n1,0.1\r\n2,\r\n"end","passed ""late"""\r\n');
});

test('a line with spikes of the gradient has a column that tells of them in words', () => {
  const spiked = { ...line('Aux-Net, training', [{ x: 1, mean: 2 }, { x: 2, mean: 3 }]), spikes: [{ x: 2, mean: 3, step: 2, ratio: 7.25 }] };
  expect(whole(lineTable('Step', [spiked], english))).toEqual({
    columns: ['Step', 'Aux-Net, training', 'Aux-Net, training: gradient spike'], rows: [[1, 2, undefined], [2, 3, '7.3 × usual']],
  });
});

test('rows that are asked for are those that all of them have there', () => {
  const { rows } = lineTable('Step', [line('a', [{ x: 1, mean: 1 }, { x: 3, mean: 3 }, { x: 3, mean: 4 }]), line('b', [{ x: 2, mean: 2 }])], english);
  const all = [[1, 1, undefined], [2, undefined, 2], [3, 4, undefined]];
  expect([rows.length, [...rows], rows.map((row) => row)]).toEqual([3, all, all]);
  expect([rows.slice(1, 2), rows.slice(2, 9)]).toEqual([[all[1]], [all[2]]]);
});
