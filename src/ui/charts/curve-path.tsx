import { type ReactElement, useMemo } from 'react';
import { useXAxisScale, useYAxisScale } from 'recharts';
import type { CurveKey, CurveRow } from './curve-rows.ts';
import { curveStyle } from './curve-style.ts';
import { Marker } from './marker.tsx';

interface CurvePathProps {
  readonly name: CurveKey;
  readonly rows: readonly CurveRow[];
}

/**
 * One curve inside a chart, as one path: Recharts' own Line makes several objects a point and measures the path on
 * each drawing, which took most of a page's time while a network trained.
 */
export function CurvePath({ name, rows }: CurvePathProps): ReactElement | null {
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  const places = useMemo(() => rows.flatMap((row) => {
    const value = row[name];
    const [x, y] = [xScale?.(row.step), value === undefined ? undefined : yScale?.(value)];
    return x === undefined || y === undefined ? [] : [{ step: row.step, x, y }];
  }), [rows, name, xScale, yScale]);
  const { colour, dash, marker } = curveStyle(name);
  const isTraining = name.endsWith('training');
  const path = places.map(({ x, y }, place) => `${place === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
  return (
    <g>
      <path
        d={path} fill="none" stroke={colour} strokeWidth={isTraining ? 1.2 : 2.2} strokeOpacity={isTraining ? 0.6 : 1}
        strokeDasharray={dash} strokeLinejoin="round"
      />
      {!isTraining && places.map(({ step, x, y }) => <Marker key={step} shape={marker} colour={colour} x={x} y={y} />)}
    </g>
  );
}
