import { memo, type ReactElement, useId, useMemo } from 'react';
import { placeOn } from '../../charts/axis-scale.ts';
import type { PlotArea } from './chart-frame.tsx';
import type { ChartPlot, ChartScales } from './chart-plot.ts';
import { LinePath } from './line-path.tsx';
import styles from './lines-chart.module.css';

interface LinesLayerProps {
  readonly plot: ChartPlot;
  readonly scales: ChartScales;
  readonly area: PlotArea;
  /** An x that is marked here and elsewhere. */
  readonly marked: number | undefined;
  readonly markedLine: string | undefined;
}

/** Points drawn of all lines together: more than there are pixels in a few lines, and few enough for a page to keep its frames. */
const MOST_DRAWN = 8000;
/** Of the figures that decimation keeps in a bucket, mostly two differ. */
const DRAWN_A_BUCKET = 2;
const BUCKETS = { fewest: 32, most: 800 };

/**
 * The lines, cut at the edges of the plot where they leave it, in a layer of their own, so that they are not painted again
 * whenever the pointer moves. Places are our own: Recharts' scales come a drawing late.
 */
export const LinesLayer = memo(function LinesLayer({ plot, scales, area, marked, markedLine }: LinesLayerProps): ReactElement {
  const { lines, zoom, isLog = false } = plot;
  const { window, yScale } = scales;
  const clip = useId();
  const buckets = Math.min(BUCKETS.most, Math.max(BUCKETS.fewest, Math.floor(MOST_DRAWN / DRAWN_A_BUCKET / Math.max(lines.length, 1))));
  const ground = useMemo(() => ({ plot: area, window, yScale, isLog, buckets }), [area, window, yScale, isLog, buckets]);
  const isMarked = lines.some(({ key }) => key === markedLine);
  return (
    <svg className={styles['lines']} aria-hidden="true">
      <clipPath id={clip}><rect {...area} /></clipPath>
      {marked !== undefined && marked >= window[0] && marked <= window[1] && (
        <rect
          className={styles['mark']} y={area.y} width="1" height={area.height}
          x={placeOn({ domain: window }, marked, area.x, area.x + area.width) - 0.5}
        />
      )}
      <g {...(zoom && { clipPath: `url(#${clip})` })}>
        {lines.map((line) => <LinePath key={line.key} line={line} ground={ground} isFaded={isMarked && line.key !== markedLine} />)}
      </g>
    </svg>
  );
});
