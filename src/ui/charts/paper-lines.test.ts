import { expect, test } from 'vitest';
import { paperFigures } from '../../findings/paper-figures.ts';
import { strategyStyles } from '../theme/series-style.ts';
import { paperLines, paperTable } from './paper-lines.ts';

test('the paper’s figures by depth are drawn in the looks of our strategies', () => {
  const lines = paperLines(paperFigures('table-3'));
  // Table 3 at depth 8: 66.5 and 74.4.
  expect(lines.map(({ label, style, points }) => [label, style, points[0]])).toEqual([
    ['Simple-LG', strategyStyles['simple-lg'], { x: 8, mean: 66.5 }], ['SWS', strategyStyles.cyclic, { x: 8, mean: 74.4 }],
  ]);
});

test('what is not by depth is a table alone, with the paper’s “fail”', () => {
  const figures = paperFigures('table-5');
  expect(paperLines(figures)).toEqual([]);
  expect(paperTable(figures).rows).toContainEqual(['MS-WS5 (4,1,5,2,3)', 'fail']);
});
