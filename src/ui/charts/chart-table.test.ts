import { expect, test } from 'vitest';
import { curveTable, depthTable, tableToCsv } from './chart-table.ts';
import type { DepthFigure } from '../../findings/depth-figures.ts';

function figure(changes: Partial<DepthFigure>): DepthFigure {
  const spread = { mean: 2, low: 1, high: 3 };
  return { strategy: 'cyclic', depth: 4, draws: 1, loss: spread, accuracy: spread, ...changes };
}

test('a strategy has one column, or mean and range where it has several draws', () => {
  const table = depthTable([figure({}), figure({ strategy: 'random-assigned', draws: 3, depth: 5 })], 'loss');
  expect(table).toEqual({
    columns: ['Depth', 'SWS (cyclic)', 'Random-assigned, mean', 'Random-assigned, lowest', 'Random-assigned, highest'],
    rows: [[4, 2, undefined, undefined, undefined], [5, undefined, 2, 1, 3]],
  });
});

test('curves have a row a step and a column a line', () => {
  expect(curveTable([{ step: 1, 'aux-net training': 2.5 }, { step: 2, 'aux-net validation': 2 }])).toEqual({
    columns: ['Step', 'Aux-Net, training', 'Aux-Net, validation'],
    rows: [[1, 2.5, undefined], [2, undefined, 2]],
  });
});

test('CSV quotes its headings and leaves missing values empty', () => {
  expect(tableToCsv({ columns: ['Step', 'Aux-Net, training'], rows: [[1, 0.1], [2, undefined]] }))
    .toBe('"Step","Aux-Net, training"\r\n1,0.1\r\n2,\r\n');
});
