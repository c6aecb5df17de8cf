import { useMemo } from 'react';
import type { ViewState } from '../../config/view-link.ts';
import type { Playground } from '../../store/playground.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import type { CurveAxis } from './curve-series.ts';

/** How strongly training losses are smoothed. */
export type Smoothing = NonNullable<ViewState['smoothing']>;

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
  /** Whether the baseline's losses are subtracted, where there is a baseline. */
  readonly isDifference: boolean;
  readonly onDifference: (isDifference: boolean) => void;
}

/** The choice of the person, or of the link that they opened; the same object until it changes. */
export function useCurveChoice(): CurveChoice {
  const playground = usePlayground();
  const { axis, smoothing, log, trainMinus } = usePlaygroundState(({ view }) => view);
  return useMemo(() => curveChoice({ axis, smoothing, log, trainMinus }, playground), [axis, smoothing, log, trainMinus, playground]);
}

/** What a view says of the chart; what the page does by itself leaves no trace in it. */
export function curveChoice({ axis = 'step', smoothing = 'none', log, trainMinus }: ViewState, playground: Pick<Playground, 'setView'>): CurveChoice {
  return {
    // A part of one axis is no part of another.
    axis, onAxis: (chosen) => playground.setView({ axis: chosen === 'step' ? undefined : chosen, zoom: undefined }),
    smoothing, onSmoothing: (chosen) => playground.setView({ smoothing: chosen === 'none' ? undefined : chosen }),
    isLog: log === true, onLog: (isLog) => playground.setView({ log: isLog || undefined }),
    isDifference: trainMinus !== undefined, onDifference: (isDifference) => playground.setView({ trainMinus: isDifference ? 'baseline' : undefined }),
  };
}
