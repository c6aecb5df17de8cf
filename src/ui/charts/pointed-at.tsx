import type { ReactElement } from 'react';
import { useActiveTooltipCoordinate, useActiveTooltipLabel, useIsTooltipActive, usePlotArea } from 'recharts';
import type { Window } from '../../charts/chart-point.ts';
import { useMessages } from '../language/language.ts';
import type { ChartPlot } from './chart-plot.ts';
import { ChartTooltip } from './chart-tooltip.tsx';
import styles from './pointed-at.module.css';
import { tooltipLines } from './tooltip-lines.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels between the pointer and the values. */
const GAP = 10;

/**
 * The values under the pointer, and an upright line through them. Recharts' own Tooltip reads its size at each movement,
 * for which the page is laid out before its time, and sorts all points; this one leaves its place to the style sheet.
 */
export function PointedAt({ plot, window }: { readonly plot: ChartPlot; readonly window: Window }): ReactElement | null {
  const isActive = useIsTooltipActive();
  const x = Number(useActiveTooltipLabel());
  const pointer = useActiveTooltipCoordinate();
  const area = usePlotArea();
  const messages = useMessages();
  if (!isActive || !pointer || !area || Number.isNaN(x)) return null;
  const lines = tooltipLines(plot, x, window, messages);
  return (
    <>
      <div className={styles['cursor']} style={{ top: area.y, height: area.height, transform: `translateX(${pointer.x}px)` }} />
      {lines.length > 0 && (
        <div className={styles['values']} role="tooltip" style={{ transform: placeBeside(pointer, area) }}>
          <ChartTooltip title={plot.nameOf(x)} lines={lines} />
        </div>
      )}
    </>
  );
}

/** A translation of a box to the side of the pointer where there is more room, and not out of the area as far as it fits; 100 % is its own size. */
function placeBeside({ x, y }: { readonly x: number; readonly y: number }, area: Box): string {
  const [right, bottom] = [area.x + area.width, area.y + area.height];
  const across = x > area.x + area.width / 2 ? `${x - GAP}px - 100%` : `min(${x + GAP}px, ${right}px - 100%)`;
  return `translate(max(0px, ${across}), max(0px, min(${y + GAP}px, ${bottom}px - 100%)))`;
}
