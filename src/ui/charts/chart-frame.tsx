import { memo, type ReactElement, useEffect, useLayoutEffect, useMemo } from 'react';
import {
  CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, useActiveTooltipLabel, useIsTooltipActive, usePlotArea, XAxis, YAxis,
} from 'recharts';
import type { Window } from '../../charts/chart-point.ts';
import { axisLook, axisTitle, chartMargin, gridLook } from './axis-look.ts';
import type { ChartPlot, ChartScales, Reference } from './chart-plot.ts';

/** Where the lines are drawn, pixels of the chart. */
export interface PlotArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface ChartFrameProps {
  readonly plot: ChartPlot;
  readonly scales: ChartScales;
  /** Where the arrow keys stop, rising. */
  readonly stops: readonly number[];
  readonly onArea: (area: PlotArea | undefined) => void;
  /** Called with the x to which the arrow keys have come; with undefined when the focus leaves. */
  readonly onKeyboard: (x: number | undefined) => void;
}

/**
 * Axes, grid and levels of a chart, by Recharts, and its walk over the points by arrow keys. Neither lines nor pointer: it
 * keeps what it worked out for each movement of a pointer, several megabytes in a minute.
 */
export const ChartFrame = memo(function ChartFrame({ plot, scales: { window, xTicks, yScale }, stops, onArea, onKeyboard }: ChartFrameProps): ReactElement {
  const { xAxis, references = [], xText, yText, isLog = false } = plot;
  // Recharts makes its scales, and finds its way by the arrow keys, by the data of a line: it need not be visible.
  const data = useMemo(() => (stops.length > 0 ? stops : window).map((x) => ({ x })), [stops, window]);
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 420, height: 200 }}>
      <LineChart data={data} margin={chartMargin}>
        <CartesianGrid {...gridLook} />
        <XAxis
          {...axisLook} dataKey="x" type="number" includeHidden allowDataOverflow domain={[...window]} ticks={[...xTicks]}
          interval="preserveStartEnd" height={36} label={axisTitle(xAxis.title)} tickFormatter={(x: number) => (xText ? xText(x) : String(x))}
        />
        <YAxis
          {...axisLook} width={48} includeHidden allowDataOverflow domain={[...yScale.domain]} scale={isLog ? 'log' : 'linear'}
          ticks={stops.length > 0 ? [...yScale.ticks] : []} tickFormatter={(value: number) => yText(value, 2)}
        />
        {references.map((reference) => <Level key={reference.label} reference={reference} domain={yScale.domain} />)}
        <Line dataKey="x" hide isAnimationActive={false} />
        <Report onArea={onArea} onKeyboard={onKeyboard} />
      </LineChart>
    </ResponsiveContainer>
  );
});

function Level({ reference: { value, label }, domain: [low, high] }: { readonly reference: Reference; readonly domain: Window }): ReactElement {
  // Above its line, or below where the chart ends just above.
  const position = value > low + 0.9 * (high - low) ? 'insideTopRight' : 'insideBottomRight';
  return (
    <ReferenceLine
      y={value} ifOverflow="hidden" stroke="var(--line-strong)" strokeDasharray="1 4"
      label={{ value: label, fill: 'var(--muted)', fontSize: 11, position }}
    />
  );
}

/** What is known within Recharts alone. */
function Report({ onArea, onKeyboard }: Pick<ChartFrameProps, 'onArea' | 'onKeyboard'>): null {
  const area = usePlotArea();
  const isActive = useIsTooltipActive();
  const label = useActiveTooltipLabel();
  const x = isActive && label !== undefined ? Number(label) : undefined;
  // Before the page is painted, so that lines are drawn with their axes.
  useLayoutEffect(() => onArea(area), [area, onArea]);
  useEffect(() => onKeyboard(x), [x, onKeyboard]);
  return null;
}
