import { memo, type ReactElement } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { axisLook, axisTitle, chartMargin, gridLook } from './axis-look.ts';
import { axisScale } from './axis-scale.ts';
import { type ChartLine, valuesOf, xsOf } from './chart-line.ts';
import { ChartTooltip, type TooltipLine, type TooltipPlace } from './chart-tooltip.tsx';
import { LinePath } from './line-path.tsx';

/** A level to hold the lines against. */
export interface Reference {
  readonly value: number;
  readonly label: string;
  /** Kept within the chart, rather than left out where no line comes near it. */
  readonly isWithin?: boolean;
}

export interface XAxisPlan {
  readonly title: string;
  /** Ends, so that the axis stands still while figures come in. */
  readonly domain: readonly [low: number, high: number];
  readonly ticks: readonly number[];
}

interface LinesChartProps {
  readonly lines: readonly ChartLine[];
  readonly xAxis: XAxisPlan;
  readonly references?: readonly Reference[];
  /** A value in words; `digits` is 2 on the axis and 3 where it is read exactly. */
  readonly format: (value: number, digits: 2 | 3) => string;
  /** What the tooltip calls an x: `Depth 8`. */
  readonly nameOf: (x: number) => string;
  /** An x that is marked here and elsewhere. */
  readonly marked?: number | undefined;
  /** Key of a line that is marked here and elsewhere: the others step back. */
  readonly markedLine?: string | undefined;
  readonly onPoint?: (x: number | undefined) => void;
}

/** Lines with bands and markers, a level or two to hold them against, and the values under the pointer. */
export const LinesChart = memo(function LinesChart(props: LinesChartProps): ReactElement {
  const { lines, xAxis, references = [], format, nameOf, marked, markedLine, onPoint } = props;
  const within = references.filter(({ isWithin }) => isWithin === true).map(({ value }) => value);
  const { domain, ticks } = axisScale([...valuesOf(lines), ...within]);
  const xs = xsOf(lines);
  const isFaded = ({ key }: ChartLine): boolean => markedLine !== undefined && key !== markedLine && lines.some((line) => line.key === markedLine);
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 420, height: 200 }}>
      <LineChart
        data={(xs.length > 0 ? xs : xAxis.domain).map((x) => ({ x }))} margin={chartMargin}
        onMouseMove={({ activeLabel }) => onPoint?.(activeLabel === undefined ? undefined : Number(activeLabel))}
        onMouseLeave={() => onPoint?.(undefined)}
      >
        <CartesianGrid {...gridLook} />
        <XAxis
          {...axisLook} dataKey="x" type="number" includeHidden domain={[...xAxis.domain]} ticks={[...xAxis.ticks]}
          interval="preserveStartEnd" height={36} label={axisTitle(xAxis.title)}
        />
        <YAxis
          {...axisLook} width={48} includeHidden allowDataOverflow domain={[...domain]}
          ticks={xs.length > 0 ? [...ticks] : []} tickFormatter={(value: number) => format(value, 2)}
        />
        {references.map(({ value, label }) => (
          <ReferenceLine
            key={label} y={value} ifOverflow="hidden" stroke="var(--line-strong)" strokeDasharray="1 4"
            label={{ value: label, fill: 'var(--muted)', fontSize: 11, position: labelPlace(value, domain) }}
          />
        ))}
        {marked !== undefined && (
          <ReferenceLine x={marked} ifOverflow="hidden" stroke="var(--accent)" strokeOpacity={0.5} />
        )}
        {lines.map((line) => <LinePath key={line.key} line={line} isFaded={isFaded(line)} />)}
        {/* Recharts makes scales, and finds the x under the pointer, by the data of a line: it need not be visible. */}
        <Line dataKey="x" hide isAnimationActive={false} />
        <Tooltip
          includeHidden isAnimationActive={false} cursor={{ stroke: 'var(--line-strong)' }}
          content={tooltipOf(lines, nameOf, format)}
        />
      </LineChart>
    </ResponsiveContainer>
  );
});

/** Above its line, or below where the chart ends just above. */
function labelPlace(value: number, [low, high]: readonly [number, number]): 'insideTopRight' | 'insideBottomRight' {
  return value > low + 0.9 * (high - low) ? 'insideTopRight' : 'insideBottomRight';
}

/** What Recharts calls for the x under the pointer. */
function tooltipOf(
  lines: readonly ChartLine[], nameOf: LinesChartProps['nameOf'], format: LinesChartProps['format'],
): (at: TooltipPlace) => ReactElement | null {
  return ({ active, label }) => {
    const here = lines.flatMap((line) => tooltipLine(line, Number(label), format));
    return active && here.length > 0 ? <ChartTooltip title={nameOf(Number(label))} lines={here} /> : null;
  };
}

function tooltipLine({ label, style, points }: ChartLine, at: number, format: LinesChartProps['format']): readonly TooltipLine[] {
  const point = points.find(({ x }) => x === at);
  if (!point) return [];
  const { mean, low, high } = point;
  const band = low === undefined || high === undefined ? '' : ` (${format(low, 3)} to ${format(high, 3)})`;
  return [{ label, style, value: `${format(mean, 3)}${band}` }];
}
