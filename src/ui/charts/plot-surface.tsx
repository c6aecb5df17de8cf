import { type ReactElement, useEffect, useRef } from 'react';
import { placeOn, valueOn } from '../../charts/axis-scale.ts';
import type { Window } from '../../charts/chart-point.ts';
import type { PlotArea } from './chart-frame.tsx';
import type { ChartPlot } from './chart-plot.ts';
import { nearestStop } from './hover.ts';
import styles from './plot-surface.module.css';
import { PointedAt } from './pointed-at.tsx';
import { usePointer } from './use-pointer.ts';
import { useZoomDrag } from './use-zoom-drag.ts';

interface PlotSurfaceProps {
  readonly plot: ChartPlot;
  readonly window: Window;
  readonly area: PlotArea;
  /** Where the pointer stops, rising. */
  readonly stops: readonly number[];
  /** The x to which the arrow keys have come. */
  readonly byKeyboard: number | undefined;
  readonly onPoint: ((x: number | undefined) => void) | undefined;
  readonly onZoom: ((window: Window | undefined) => void) | undefined;
}

/** What takes the pointer above a plot: it reads the lines, and a drag across it shows that part alone. */
export function PlotSurface({ plot, window, area, stops, byKeyboard, onPoint, onZoom }: PlotSurfaceProps): ReactElement {
  const surface = useRef<HTMLDivElement>(null);
  const { pointer, handlers } = usePointer(surface, area);
  const { handlers: ofDrag, chosen } = useZoomDrag(area, window, onZoom);
  const [domain, right] = [{ domain: window }, area.x + area.width];
  const x = pointer ? nearestStop(stops, valueOn(domain, pointer.x, area.x, right)) : byKeyboard;
  useEffect(() => onPoint?.(x), [x, onPoint]);
  useEffect(() => () => onPoint?.(undefined), [onPoint]);
  return (
    <>
      <div
        ref={surface} role="presentation" className={styles['surface']} style={{ left: area.x, top: area.y, width: area.width, height: area.height }}
        // A drag neither selects text nor takes the focus.
        onMouseDown={(event) => event.preventDefault()}
        {...handlers}
      >
        {onZoom && <div role="presentation" className={styles['ground']} {...ofDrag} />}
        {chosen && <div className={styles['chosen']} style={chosen} />}
      </div>
      {!chosen && x !== undefined && x >= window[0] && x <= window[1] && (
        <PointedAt
          plot={plot} window={window} area={area} x={x}
          place={{ x: placeOn(domain, x, area.x, right), y: pointer?.y ?? area.y + area.height / 2 }}
        />
      )}
    </>
  );
}
