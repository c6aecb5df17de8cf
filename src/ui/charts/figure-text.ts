import { signed } from '../../findings/judgement.ts';
import type { Metric } from '../../findings/depth-figures.ts';

/** Losses as they are, accuracies in %: `1.692`, `45.2 %`. */
export const figureText: Readonly<Record<Metric, (value: number, digits: 2 | 3) => string>> = {
  loss: (value, digits) => value.toFixed(digits),
  accuracy: (value, digits) => `${(value * 100).toFixed(digits - 2)} %`,
};

/** Differences with their sign, those of accuracies in points of a per cent: `−0.123`, `+4.5 pt`. */
export const differenceText: Readonly<Record<Metric, (value: number, digits: 2 | 3) => string>> = {
  loss: (value, digits) => signed(value, digits),
  accuracy: (value, digits) => `${signed(value * 100, digits - 2)} pt`,
};
