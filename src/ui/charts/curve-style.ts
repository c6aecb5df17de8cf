import { networkStyles, type SeriesStyle } from '../theme/series-style.ts';
import type { CurveKey } from './curve-rows.ts';

/** Training lines are solid and thin, validation lines have their network's dash and marker. */
export function curveStyle(key: CurveKey): SeriesStyle {
  const [network, kind] = key.split(' ') as [keyof typeof networkStyles, string];
  const style = networkStyles[network];
  return kind === 'training' ? { ...style, dash: '' } : style;
}
