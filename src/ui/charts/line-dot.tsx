import type { Key, ReactElement } from 'react';
import type { SeriesStyle } from '../theme/series-style.ts';
import { Marker } from './marker.tsx';

interface DotPlace {
  readonly key?: Key | null | undefined;
  readonly cx?: number | string | undefined;
  readonly cy?: number | string | undefined;
}

/** What Recharts calls for each point of a line; points without a value get no marker. */
export function lineDot({ marker, colour }: SeriesStyle): (place: DotPlace) => ReactElement {
  return ({ key, cx, cy }) =>
    typeof cx === 'number' && typeof cy === 'number'
      ? <Marker key={key} shape={marker} colour={colour} x={cx} y={cy} />
      : <g key={key} />;
}
