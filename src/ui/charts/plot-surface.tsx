import { type PointerEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { placeOn } from '../../charts/axis-scale.ts';
import type { Window } from '../../charts/chart-point.ts';
import type { PlotArea } from './chart-frame.tsx';
import type { ChartPlot } from './chart-plot.ts';
import { nearestStop } from './hover.ts';
import styles from './plot-surface.module.css';
import { PointedAt } from './pointed-at.tsx';
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

/** A pointer's place, pixels of the chart. */
interface Pointer {
  readonly x: number;
  readonly y: number;
  readonly isFinger: boolean;
}

/** What takes the pointer above a plot: it reads the lines, and a drag across it shows that part alone. */
export function PlotSurface({ plot, window, area, stops, byKeyboard, onPoint, onZoom }: PlotSurfaceProps): ReactElement {
  const [pointer, setPointer] = useState<Pointer>();
  const surface = useRef<HTMLDivElement>(null);
  const isFinger = pointer?.isFinger === true;
  useEffect(() => (isFinger ? onceElsewhere(surface.current, () => setPointer(undefined)) : undefined), [isFinger]);
  const { handlers, chosen } = useZoomDrag(area, window, onZoom);
  const x = pointer ? nearestStop(stops, valueAt(pointer.x, area, window)) : byKeyboard;
  useEffect(() => onPoint?.(x), [x, onPoint]);
  useEffect(() => () => onPoint?.(undefined), [onPoint]);
  return (
    <>
      <div
        ref={surface} role="presentation" className={styles['surface']} data-zooms={onZoom !== undefined || undefined}
        style={{ left: area.x, top: area.y, width: area.width, height: area.height }}
        // A drag neither selects text nor takes the focus.
        onMouseDown={(event) => event.preventDefault()}
        {...handlers}
        onPointerDown={(event) => {
          setPointer(pointerOf(event, area));
          handlers.onPointerDown?.(event);
        }}
        onPointerMove={(event) => {
          setPointer(pointerOf(event, area));
          handlers.onPointerMove?.(event);
        }}
        // What a finger has touched stays when it is lifted.
        onPointerLeave={({ pointerType }) => { if (pointerType !== 'touch') setPointer(undefined); }}
      >
        {chosen && <div className={styles['chosen']} style={chosen} />}
      </div>
      {!chosen && x !== undefined && x >= window[0] && x <= window[1] && (
        <PointedAt
          plot={plot} window={window} area={area} x={x}
          place={{ x: placeOn({ domain: window, ticks: [] }, x, area.x, area.x + area.width), y: pointer?.y ?? area.y + area.height / 2 }}
        />
      )}
    </>
  );
}

function pointerOf({ clientX, clientY, pointerType, currentTarget }: PointerEvent, { x, y }: PlotArea): Pointer {
  const { left, top } = currentTarget.getBoundingClientRect();
  return { x: x + clientX - left, y: y + clientY - top, isFinger: pointerType === 'touch' };
}

/** Calls `done` when something else than `element` is touched; the function that it returns ends that. */
function onceElsewhere(element: Element | null, done: () => void): () => void {
  const touched = ({ target }: Event): void => {
    if (!(target instanceof Node && element?.contains(target))) done();
  };
  document.addEventListener('pointerdown', touched);
  return () => document.removeEventListener('pointerdown', touched);
}

function valueAt(x: number, area: PlotArea, [from, to]: Window): number {
  return from + ((x - area.x) / area.width) * (to - from);
}
