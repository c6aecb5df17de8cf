import type { ChartPoint } from '../../charts/chart-point.ts';
import type { ChartLine } from './chart-line.ts';

/** The lines with an object for each of their points, which a test can be read by. */
export function drawn<Line extends ChartLine>(lines: readonly Line[]): readonly (Omit<Line, 'points'> & { readonly points: readonly ChartPoint[] })[] {
  return lines.map((line) => ({ ...line, points: line.points.toArray() }));
}
