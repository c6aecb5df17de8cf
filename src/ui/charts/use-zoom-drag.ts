import { type HTMLAttributes, type PointerEvent, useState } from 'react';
import { valueOn } from '../../charts/axis-scale.ts';
import type { Window } from '../../charts/chart-point.ts';
import type { PlotArea } from './chart-frame.tsx';

/** Shorter drags, in pixels, are clicks of an unsteady hand. */
const SHORTEST = 6;

interface ZoomDrag {
  /** For the element that lies over the plot, as large as it. */
  readonly handlers: Pick<HTMLAttributes<HTMLElement>, 'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel' | 'onDoubleClick'>;
  /** Where the part lies that is being dragged over, pixels of that element. */
  readonly chosen: { readonly left: number; readonly width: number } | undefined;
}

/** A drag across a plot shows that part alone, a double click everything; nothing where there is no `onZoom`. */
export function useZoomDrag({ width }: PlotArea, window: Window, onZoom: ((window: Window | undefined) => void) | undefined): ZoomDrag {
  const [drag, setDrag] = useState<{ readonly from: number; readonly to: number }>();
  if (!onZoom) return { handlers: {}, chosen: undefined };
  const placeOf = ({ clientX, currentTarget }: PointerEvent<HTMLElement>): number =>
    Math.min(width, Math.max(0, clientX - currentTarget.getBoundingClientRect().left));
  const valueAt = (place: number): number => valueOn({ domain: window }, place, 0, width);
  const end = (): void => {
    setDrag(undefined);
    if (drag && Math.abs(drag.to - drag.from) >= SHORTEST) onZoom([valueAt(Math.min(drag.from, drag.to)), valueAt(Math.max(drag.from, drag.to))]);
  };
  return {
    handlers: {
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ from: placeOf(event), to: placeOf(event) });
      },
      onPointerMove: (event) => { if (drag) setDrag({ from: drag.from, to: placeOf(event) }); },
      onPointerUp: end,
      onPointerCancel: () => setDrag(undefined),
      onDoubleClick: () => onZoom(undefined),
    },
    chosen: drag && { left: Math.min(drag.from, drag.to), width: Math.abs(drag.to - drag.from) },
  };
}
