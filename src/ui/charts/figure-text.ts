import { signed } from '../../findings/judgement.ts';
import type { Metric } from '../../findings/depth-figures.ts';
import type { Messages } from '../../messages/messages.ts';

type FigureText = (value: number, digits: 2 | 3) => string;

/** How losses and accuracies are written, the latter in %: `1.692`, `45.2 %`. */
export function figureText(metric: Metric, { general }: Messages): FigureText {
  if (metric === 'loss') return (value, digits) => value.toFixed(digits);
  return (value, digits) => general.percent((value * 100).toFixed(digits - 2));
}

/** Differences with their sign, those of accuracies in points of a per cent: `−0.123`, `+4.5 pt`. */
export function differenceText(metric: Metric, { charts }: Messages): FigureText {
  if (metric === 'loss') return (value, digits) => signed(value, digits);
  return (value, digits) => charts.points(signed(value * 100, digits - 2));
}
