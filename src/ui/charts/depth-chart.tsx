import { memo, type ReactElement } from 'react';
import {
  Area, CartesianGrid, ComposedChart, Line, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis,
} from 'recharts';
import { strategyNamed, type StrategyName } from '../../sws/strategy.ts';
import { mark, useMarked } from '../marked.ts';
import { strategyStyles } from '../theme/series-style.ts';
import { axisLook, axisTitle, chartMargin, gridLook } from './axis-look.ts';
import { axisScale } from './axis-scale.ts';
import { ChartTooltip, type TooltipLine, type TooltipPlace } from './chart-tooltip.tsx';
import type { DepthFigure } from '../../findings/depth-figures.ts';
import type { Metric } from './depth-snapshot.ts';
import { lineDot } from './line-dot.tsx';

interface DepthChartProps {
  readonly figures: readonly DepthFigure[];
  readonly metric: Metric;
  /** All depths of the run, rising, so that the axis stands still while figures come in. */
  readonly depths: readonly number[];
  /** The figure of a network that knows nothing, drawn where it lies within the chart. */
  readonly chance: number;
}

/** A strategy's name: its mean; `range …`: lowest and highest draw. */
type DepthRow = { readonly depth: number } & { readonly [key: string]: number | readonly [number, number] };

/** A Des-Net's loss or accuracy against its depth: one line a strategy, a band over several draws (Fig. 1d). */
export const DepthChart = memo(function DepthChart({ figures, metric, depths, chance }: DepthChartProps): ReactElement {
  const markedDepth = useMarked(({ depth }) => depth);
  const names = [...new Set(figures.map(({ strategy }) => strategy))];
  const { domain, ticks } = axisScale(figures.flatMap((figure) => [figure[metric].low, figure[metric].high]));
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 420, height: 200 }}>
      <ComposedChart
        data={rowsOf(figures, metric, depths)} margin={chartMargin}
        onMouseMove={({ activeLabel }) => mark({ depth: activeLabel === undefined ? undefined : Number(activeLabel) })}
        onMouseLeave={() => mark({ depth: undefined })}
      >
        <CartesianGrid {...gridLook} />
        <XAxis
          {...axisLook} dataKey="depth" type="number" ticks={[...depths]} interval="preserveStartEnd"
          domain={[(depths[0] ?? 0) - 0.3, (depths.at(-1) ?? 1) + 0.3]}
          height={36} label={axisTitle('depth of the untuned Des-Net, layers')}
        />
        <YAxis
          {...axisLook} width={44} domain={[...domain]} ticks={figures.length > 0 ? [...ticks] : []}
          tickFormatter={(value: number) => valueText(value, metric, 2)}
        />
        <ReferenceLine
          y={chance} ifOverflow="hidden" stroke="var(--line-strong)" strokeDasharray="1 4"
          label={{ value: 'chance', position: 'insideBottomRight', fill: 'var(--muted)', fontSize: 11 }}
        />
        {markedDepth !== undefined && (
          <ReferenceLine x={markedDepth} ifOverflow="hidden" stroke="var(--accent)" strokeOpacity={0.5} />
        )}
        {names.map((name) => <Band key={`band ${name}`} name={name} />)}
        {names.map((name) => <MeanLine key={name} name={name} />)}
        <Tooltip
          isAnimationActive={false} cursor={false}
          content={depthTooltip(figures, metric)}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
});

function rowsOf(figures: readonly DepthFigure[], metric: Metric, depths: readonly number[]): DepthRow[] {
  return depths.map((depth) => Object.fromEntries([
    ['depth', depth],
    ...figures.filter((figure) => figure.depth === depth).flatMap((figure) => {
      const { mean, low, high } = figure[metric];
      return [[figure.strategy, mean], ...(figure.draws > 1 ? [[`range ${figure.strategy}`, [low, high]]] : [])];
    }),
  ]) as DepthRow);
}

function Band({ name }: { readonly name: StrategyName }): ReactElement {
  return (
    <Area
      dataKey={`range ${name}`} stroke="none" fill={strategyStyles[name].colour} fillOpacity={0.16} connectNulls
      isAnimationActive={false} activeDot={false}
    />
  );
}

function MeanLine({ name }: { readonly name: StrategyName }): ReactElement {
  const style = strategyStyles[name];
  return (
    <Line
      dataKey={name} stroke={style.colour} strokeWidth={2.2} strokeDasharray={style.dash}
      connectNulls isAnimationActive={false} dot={lineDot(style)} activeDot={false}
    />
  );
}

/** What Recharts calls for the depth under the pointer. */
function depthTooltip(figures: readonly DepthFigure[], metric: Metric): (at: TooltipPlace) => ReactElement | null {
  return ({ active, label }) => {
    const here = figures.filter(({ depth }) => depth === Number(label));
    if (!active || here.length === 0) return null;
    return <ChartTooltip title={`Depth ${label}`} lines={here.map((figure) => tooltipLine(figure, metric))} />;
  };
}

function tooltipLine(figure: DepthFigure, metric: Metric): TooltipLine {
  const { mean, low, high } = figure[metric];
  const range = figure.draws > 1 ? ` (${valueText(low, metric, 3)} to ${valueText(high, metric, 3)})` : '';
  return {
    label: strategyNamed(figure.strategy).label,
    style: strategyStyles[figure.strategy],
    value: `${valueText(mean, metric, 3)}${range}`,
  };
}

function valueText(value: number, metric: Metric, digits: number): string {
  return metric === 'loss' ? value.toFixed(digits) : `${(value * 100).toFixed(digits - 2)} %`;
}
