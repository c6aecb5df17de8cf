import { memo, type ReactElement, useId, useMemo } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, usePlotArea, XAxis, YAxis } from 'recharts';
import type { Window } from '../../charts/chart-point.ts';
import { axisLook, axisTitle, chartMargin, gridLook } from './axis-look.ts';
import { type ChartPlot, type Reference, scalesOf } from './chart-plot.ts';
import { ChartTooltip, type TooltipPlace } from './chart-tooltip.tsx';
import { stops } from './hover.ts';
import { LinePath } from './line-path.tsx';
import { tooltipLines } from './tooltip-lines.ts';
import { ZoomDrag } from './zoom-drag.tsx';

interface LinesChartProps {
  readonly plot: ChartPlot;
  /** An x that is marked here and elsewhere. */
  readonly marked?: number | undefined;
  readonly onPoint?: (x: number | undefined) => void;
  /** Called with the part that was dragged over, and with undefined for everything; without it there is no zoom. */
  readonly onZoom?: (window: Window | undefined) => void;
}

/** Points drawn of all lines together: some ten thousand keep a page at its frames, and are more than there are pixels. */
const MOST_DRAWN = 16_000;
/** Of the figures that decimation keeps in a bucket, mostly two differ. */
const DRAWN_A_BUCKET = 2;
const BUCKETS = { fewest: 40, most: 800 };

/** Lines with bands and markers, a level or two to hold them against, and the values under the pointer. */
export const LinesChart = memo(function LinesChart({ plot, marked, onPoint, onZoom }: LinesChartProps): ReactElement {
  const { lines, xAxis, zoom, references = [], xText, yText, isLog = false } = plot;
  const { window, xTicks, yScale } = useMemo(() => scalesOf(plot), [plot]);
  const xs = useMemo(() => stops(lines, window), [lines, window]);
  const clip = useId();
  const buckets = Math.min(BUCKETS.most, Math.max(BUCKETS.fewest, Math.floor(MOST_DRAWN / DRAWN_A_BUCKET / Math.max(lines.length, 1))));
  const drawn = lines.map((line) => <LinePath key={line.key} line={line} window={window} buckets={buckets} />);
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 420, height: 200 }}>
      <LineChart
        data={(xs.length > 0 ? xs : window).map((x) => ({ x }))} margin={chartMargin}
        onMouseMove={({ activeLabel }) => onPoint?.(activeLabel === undefined ? undefined : Number(activeLabel))}
        onMouseLeave={() => onPoint?.(undefined)}
      >
        <CartesianGrid {...gridLook} />
        <XAxis
          {...axisLook} dataKey="x" type="number" includeHidden allowDataOverflow domain={[...window]} ticks={[...xTicks]}
          interval="preserveStartEnd" height={36} label={axisTitle(xAxis.title)} tickFormatter={(x: number) => (xText ? xText(x) : String(x))}
        />
        <YAxis
          {...axisLook} width={48} includeHidden allowDataOverflow domain={[...yScale.domain]} scale={isLog ? 'log' : 'linear'}
          ticks={xs.length > 0 ? [...yScale.ticks] : []} tickFormatter={(value: number) => yText(value, 2)}
        />
        {onZoom && <ZoomDrag onZoom={onZoom} />}
        {references.map((reference) => <Level key={reference.label} reference={reference} domain={yScale.domain} />)}
        {marked !== undefined && (
          <ReferenceLine x={marked} ifOverflow="hidden" stroke="var(--accent)" strokeOpacity={0.5} />
        )}
        {/* Recharts makes scales, and finds the x under the pointer, by the data of a line: it need not be visible. */}
        <Line dataKey="x" hide isAnimationActive={false} />
        {zoom ? <Clipped id={clip}>{drawn}</Clipped> : <g pointerEvents="none">{drawn}</g>}
        <Tooltip
          includeHidden isAnimationActive={false} cursor={{ stroke: 'var(--line-strong)' }} wrapperStyle={{ zIndex: 2 }}
          content={tooltipOf(plot, window)}
        />
      </LineChart>
    </ResponsiveContainer>
  );
});

/** What Recharts calls for the x under the pointer. */
function tooltipOf(plot: ChartPlot, window: Window): (at: TooltipPlace) => ReactElement | null {
  return ({ active, label }) => {
    const here = active ? tooltipLines(plot, Number(label), window) : [];
    return here.length > 0 ? <ChartTooltip title={plot.nameOf(Number(label))} lines={here} /> : null;
  };
}

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

/** Lines that leave the plot on either side, cut at its edges. */
function Clipped({ id, children }: { readonly id: string; readonly children: readonly ReactElement[] }): ReactElement {
  const plot = usePlotArea();
  return (
    <g clipPath={`url(#${id})`} pointerEvents="none">
      <clipPath id={id}><rect x={plot?.x} y={plot?.y} width={plot?.width} height={plot?.height} /></clipPath>
      {children}
    </g>
  );
}
