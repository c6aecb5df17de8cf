import { useMemo, useState } from 'react';
import type { CurveAxis } from './curve-series.ts';

/** How strongly training losses are smoothed. */
export type Smoothing = 'none' | 'light' | 'medium' | 'strong';

/** The weight that a moving average keeps from one point to the next. */
export const smoothingStrengths: Readonly<Record<Smoothing, number>> = { none: 0, light: 0.7, medium: 0.9, strong: 0.97 };

/** What the chart of training shows, and how to change it. */
export interface CurveChoice {
  readonly axis: CurveAxis;
  readonly onAxis: (axis: CurveAxis) => void;
  readonly smoothing: Smoothing;
  readonly onSmoothing: (smoothing: Smoothing) => void;
  readonly isLog: boolean;
  readonly onLog: (isLog: boolean) => void;
}

/** The person's choice; the same object until it changes. */
export function useCurveChoice(): CurveChoice {
  const [axis, onAxis] = useState<CurveAxis>('step');
  const [smoothing, onSmoothing] = useState<Smoothing>('none');
  const [isLog, onLog] = useState(false);
  return useMemo(() => ({ axis, onAxis, smoothing, onSmoothing, isLog, onLog }), [axis, smoothing, isLog]);
}
