import type { CSSProperties, ReactElement } from 'react';
import { useActiveTooltipCoordinate, useActiveTooltipLabel, useIsTooltipActive, usePlotArea } from 'recharts';
import type { Window } from '../../charts/chart-point.ts';
import { useMessages } from '../language/language.ts';
import type { ChartPlot } from './chart-plot.ts';
import { ChartTooltip } from './chart-tooltip.tsx';
import styles from './pointed-at.module.css';
import { tooltipLines } from './tooltip-lines.ts';

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
  const [right, bottom] = [area.x + area.width, area.y + area.height];
  const place = { '--x': `${pointer.x}px`, '--y': `${pointer.y}px`, '--right': `${right}px`, '--bottom': `${bottom}px` } as CSSProperties;
  return (
    <>
      <div className={styles['cursor']} style={{ top: area.y, height: area.height, transform: `translateX(${pointer.x}px)` }} />
      {lines.length > 0 && (
        <div className={styles['values']} role="tooltip" style={place} data-left={pointer.x > area.x + area.width / 2 || undefined}>
          <ChartTooltip title={plot.nameOf(x)} lines={lines} />
        </div>
      )}
    </>
  );
}
