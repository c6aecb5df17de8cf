import type { CSSProperties, ReactElement } from 'react';
import type { Window } from '../../charts/chart-point.ts';
import { useMessages } from '../language/language.ts';
import type { PlotArea } from './chart-frame.tsx';
import type { ChartPlot } from './chart-plot.ts';
import { ChartTooltip } from './chart-tooltip.tsx';
import styles from './pointed-at.module.css';
import { tooltipLines } from './tooltip-lines.ts';

interface PointedAtProps {
  readonly plot: ChartPlot;
  readonly window: Window;
  readonly area: PlotArea;
  readonly x: number;
  /** Where x lies, and about how high the values shall stand, pixels of the chart. */
  readonly place: { readonly x: number; readonly y: number };
}

/**
 * The values at an x, and an upright line through them. Where they stand beside it is left to the style sheet, which knows
 * their size without the page being laid out before its time.
 */
export function PointedAt({ plot, window, area, x, place }: PointedAtProps): ReactElement {
  const lines = tooltipLines(plot, x, window, useMessages());
  const corner = {
    '--x': `${place.x}px`, '--y': `${place.y}px`, '--right': `${area.x + area.width}px`, '--bottom': `${area.y + area.height}px`,
  } as CSSProperties;
  return (
    <>
      <div className={styles['cursor']} style={{ top: area.y, height: area.height, transform: `translateX(${place.x}px)` }} />
      {lines.length > 0 && (
        <div className={styles['values']} role="tooltip" style={corner} data-left={place.x > area.x + area.width / 2 || undefined}>
          <ChartTooltip title={plot.nameOf(x)} lines={lines} />
        </div>
      )}
    </>
  );
}
