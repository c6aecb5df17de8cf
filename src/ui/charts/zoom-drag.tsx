import { type PointerEvent, type ReactElement, useState } from 'react';
import { usePlotArea, useXAxisInverseScale } from 'recharts';
import type { Window } from '../../charts/chart-point.ts';
import styles from './zoom-drag.module.css';

/** Shorter drags, in pixels, are clicks of an unsteady hand. */
const SHORTEST = 6;

/** The ground of a plot: a drag across it shows that part alone, a double click everything. */
export function ZoomDrag({ onZoom }: { readonly onZoom: (window: Window | undefined) => void }): ReactElement | null {
  const plot = usePlotArea();
  const valueAt = useXAxisInverseScale();
  const [drag, setDrag] = useState<{ readonly from: number; readonly to: number }>();
  if (!plot || !valueAt) return null;
  const placeOf = ({ clientX, currentTarget }: PointerEvent<SVGRectElement>): number => {
    const left = currentTarget.getBoundingClientRect().left;
    return plot.x + Math.min(plot.width, Math.max(0, clientX - left));
  };
  const end = (): void => {
    setDrag(undefined);
    if (!drag || Math.abs(drag.to - drag.from) < SHORTEST) return;
    const [from, to] = [valueAt(Math.min(drag.from, drag.to)), valueAt(Math.max(drag.from, drag.to))];
    if (typeof from === 'number' && typeof to === 'number' && from < to) onZoom([from, to]);
  };
  return (
    <g>
      <rect
        className={styles['ground']} x={plot.x} y={plot.y} width={plot.width} height={plot.height} fill="transparent"
        // A drag neither selects text nor takes the focus.
        onMouseDown={(event) => event.preventDefault()}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ from: placeOf(event), to: placeOf(event) });
        }}
        onPointerMove={(event) => { if (drag) setDrag({ from: drag.from, to: placeOf(event) }); }}
        onPointerUp={end} onPointerCancel={() => setDrag(undefined)} onDoubleClick={() => onZoom(undefined)}
      />
      {drag && (
        <rect
          className={styles['chosen']} x={Math.min(drag.from, drag.to)} y={plot.y} width={Math.abs(drag.to - drag.from)}
          height={plot.height}
        />
      )}
    </g>
  );
}
