import { memo, type ReactElement, useId, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, usePlotArea, XAxis, YAxis } from 'recharts';
import type { Window } from '../../charts/chart-point.ts';
import type { ChartLine } from './chart-line.ts';
import { axisLook, axisTitle, chartMargin, gridLook } from './axis-look.ts';
import { type ChartPlot, type Reference, scalesOf } from './chart-plot.ts';
import { stops } from './hover.ts';
import { type Ground, LinePath } from './line-path.tsx';
import styles from './lines-chart.module.css';
import { PointedAt } from './pointed-at.tsx';
import { ZoomDrag } from './zoom-drag.tsx';

interface LinesChartProps {
  readonly plot: ChartPlot;
  /** An x that is marked here and elsewhere. */
  readonly marked?: number | undefined;
  /** Key of a line that is marked here and elsewhere: the others step back. */
  readonly markedLine?: string | undefined;
  readonly onPoint?: (x: number | undefined) => void;
  /** Called with the part that was dragged over, and with undefined for everything; without it there is no zoom. */
  readonly onZoom?: (window: Window | undefined) => void;
}

/** Points drawn of all lines together: more than there are pixels in a few lines, and few enough for a page to keep its frames. */
const MOST_DRAWN = 8000;
/** Of the figures that decimation keeps in a bucket, mostly two differ. */
const DRAWN_A_BUCKET = 2;
const BUCKETS = { fewest: 32, most: 800 };

/**
 * Lines with bands and markers, a level or two to hold them against, and the values under the pointer. The lines lie in
 * a layer of their own, so that they are not painted again whenever the pointer moves.
 */
export const LinesChart = memo(function LinesChart({ plot, marked, markedLine, onPoint, onZoom }: LinesChartProps): ReactElement {
  const { lines, xAxis, zoom, references = [], xText, yText, isLog = false } = plot;
  const { window, xTicks, yScale } = useMemo(() => scalesOf(plot), [plot]);
  const xs = useMemo(() => stops(lines, window), [lines, window]);
  // The same objects until the plot changes: Recharts takes new ones for new data, also where only a mark has moved.
  const data = useMemo(() => (xs.length > 0 ? xs : window).map((x) => ({ x })), [xs, window]);
  const [ground, setGround] = useState<HTMLDivElement | null>(null);
  const [lineLayer, setLineLayer] = useState<SVGSVGElement | null>(null);
  return (
    <div className={styles['layers']} ref={setGround}>
      <svg className={styles['lines']} ref={setLineLayer} aria-hidden="true" />
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 420, height: 200 }}>
        <LineChart
          data={data} margin={chartMargin}
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
          {lineLayer && createPortal(<Lines lines={lines} window={window} yScale={yScale} isLog={isLog} isZoomed={zoom !== undefined} markedLine={markedLine} />, lineLayer)}
          {ground && createPortal(<PointedAt plot={plot} window={window} />, ground)}
        </LineChart>
      </ResponsiveContainer>
    </div>
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

interface LinesProps extends Omit<Ground, 'plot' | 'buckets'> {
  readonly lines: readonly ChartLine[];
  readonly isZoomed: boolean;
  readonly markedLine: string | undefined;
}

/** The lines, cut at the edges of the plot where they leave it. Places are our own: Recharts' scales come a drawing late. */
function Lines({ lines, window, yScale, isLog, isZoomed, markedLine }: LinesProps): ReactElement | null {
  const plot = usePlotArea();
  const clip = useId();
  const buckets = Math.min(BUCKETS.most, Math.max(BUCKETS.fewest, Math.floor(MOST_DRAWN / DRAWN_A_BUCKET / Math.max(lines.length, 1))));
  const { x = 0, y = 0, width = 0, height = 0 } = plot ?? {};
  const ground = useMemo(() => ({ plot: { x, y, width, height }, window, yScale, isLog, buckets }), [x, y, width, height, window, yScale, isLog, buckets]);
  if (!plot) return null;
  const isMarked = lines.some(({ key }) => key === markedLine);
  return (
    <g {...(isZoomed && { clipPath: `url(#${clip})` })}>
      <clipPath id={clip}><rect x={x} y={y} width={width} height={height} /></clipPath>
      {lines.map((line) => <LinePath key={line.key} line={line} ground={ground} isFaded={isMarked && line.key !== markedLine} />)}
    </g>
  );
}
