import { expect, test } from 'vitest';
import { english } from '../../messages/en/english.ts';
import { strategyStyles } from '../theme/series-style.ts';
import type { ChartLine } from './chart-line.ts';
import { lineTable, tableToCsv } from './chart-table.ts';

function line(label: string, points: ChartLine['points']): ChartLine {
  return { key: label, label, style: strategyStyles.cyclic, points };
}

test('a line has one column, or mean and ends of its band', () => {
  const lines = [line('SWS (cyclic)', [{ x: 4, mean: 2 }]), line('Random-assigned', [{ x: 5, mean: 2, low: 1, high: 3 }])];
  expect(lineTable('Depth', lines, english)).toEqual({
    columns: ['Depth', 'SWS (cyclic)', 'Random-assigned, mean', 'Random-assigned, lowest', 'Random-assigned, highest'],
    rows: [[4, 2, undefined, undefined, undefined], [5, undefined, 2, 1, 3]],
  });
});

test('CSV quotes its words and leaves missing values empty', () => {
  expect(tableToCsv({ columns: ['Step', 'Aux-Net, training'], rows: [[1, 0.1], [2, undefined], ['end', 'passed "late"']] }))
    .toBe('"Step","Aux-Net, training"\r\n1,0.1\r\n2,\r\n"end","passed ""late"""\r\n');
});
