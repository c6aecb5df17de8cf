import { PointColumns } from '../../charts/point-columns.ts';
import type { DepthFigure } from '../../findings/depth-figures.ts';
import type { StrategyDifference } from '../../findings/strategy-difference.ts';
import type { Messages } from '../../messages/messages.ts';
import type { StrategyName } from '../../sws/strategy.ts';
import { strategyStyles } from '../theme/series-style.ts';
import type { ChartLine } from './chart-line.ts';
import { differencePoint } from './difference-point.ts';
import type { Metric } from './depth-snapshot.ts';

/** One line a strategy: mean by depth, with the range over draws and seeds where there are several. */
export function depthLines(figures: readonly DepthFigure[], metric: Metric, { strategies }: Messages): readonly ChartLine[] {
  const names = [...new Set(figures.map(({ strategy }) => strategy))];
  return names.map((name) => ({
    key: name,
    label: strategies[name].label,
    style: strategyStyles[name],
    points: PointColumns.of(figures.filter(({ strategy }) => strategy === name).map((figure) => {
      const { mean, low, high } = figure[metric];
      return { x: figure.depth, mean, ...(figure.draws > 1 && { low, high }) };
    })),
  }));
}

/** How far one strategy lies above another, by depth, with the 95 % interval where there are several seeds. */
export function differenceLine(differences: readonly StrategyDifference[], strategy: StrategyName, other: StrategyName, { strategies, depthChart }: Messages): ChartLine {
  return {
    key: `${strategy} minus ${other}`,
    label: depthChart.minus(strategies[strategy].label, strategies[other].label),
    style: strategyStyles[other],
    points: differencePoints(differences),
  };
}

/** Differences by depth, with the 95 % interval where there is one. */
export function differencePoints(differences: readonly StrategyDifference[]): PointColumns {
  return PointColumns.of(differences.map(({ depth, ...difference }) => differencePoint(depth, difference)));
}
