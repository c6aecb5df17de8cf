import type { Window } from '../../charts/chart-point.ts';
import type { Messages } from '../../messages/messages.ts';
import type { ChartPlot } from './chart-plot.ts';
import type { TooltipLine } from './chart-tooltip.tsx';
import { readAt } from './hover.ts';

/** More lines than this do not fit beside a pointer; the table has them all. */
const MOST_LINES = 6;

/** What the lines read under the pointer, exactly: mean, and what it was smoothed to, or its band unless other runs crowd it. */
export function tooltipLines({ lines, yText }: ChartPlot, x: number, window: Window, { charts }: Messages): readonly TooltipLine[] {
  const isCrowded = lines.some(({ isFaint }) => isFaint);
  const read = lines.flatMap((line) => {
    const found = readAt(line, x, window);
    return found ? [{ line, found }] : [];
  });
  const isAll = read.length <= MOST_LINES;
  const told = read.slice(0, isAll ? MOST_LINES : MOST_LINES - 1).map(({ line, found }): TooltipLine => {
    const { mean, low, high } = found.point;
    const exact = yText(mean, 3);
    const banded = low === undefined || high === undefined || isCrowded ? exact : charts.band(exact, yText(low, 3), yText(high, 3));
    const value = found.smooth === undefined ? banded : charts.smoothedValue(exact, yText(found.smooth, 3));
    return { label: line.label, style: line.style, value };
  });
  if (isAll) return told;
  const rest = read.length - MOST_LINES + 1;
  return [...told, { label: charts.moreLines(rest), style: { colour: 'transparent', dash: '', marker: 'none' }, value: '' }];
}
