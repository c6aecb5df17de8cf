import type { ReactElement } from 'react';
import type { SeriesStyle } from '../theme/series-style.ts';
import { Marker } from './marker.tsx';

/** A short piece of a series' line, for legends. */
export function LineSample({ style }: { readonly style: SeriesStyle }): ReactElement {
  return (
    <svg width="34" height="12" aria-hidden="true">
      <line x1="1" x2="33" y1="6" y2="6" stroke={style.colour} strokeWidth="2" strokeDasharray={style.dash} />
      <Marker shape={style.marker} colour={style.colour} x={17} y={6} />
    </svg>
  );
}
