import { useCallback, useMemo } from 'react';
import { partWithin, rounded } from '../../charts/axis-part.ts';
import type { Window } from '../../charts/chart-point.ts';
import type { ViewState } from '../../config/view-link.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';

/** The part of a chart that is shown, and how to change it. */
export interface Zoom {
  /** Undefined for everything. */
  readonly window: Window | undefined;
  readonly onZoom: (window: Window | undefined) => void;
}

/** The part of an axis that the person, or the link that they opened, has chosen, as far as there is any of it. */
export function useZoom(name: 'zoom' | 'depthZoom' | 'tuneZoom' | 'tradeZoom', [low, high]: Window): Zoom {
  const playground = usePlayground();
  const chosen = usePlaygroundState(({ view }) => view[name]);
  const onZoom = useCallback((window: Window | undefined) => playground.setView({ [name]: window && rounded(window) } satisfies ViewState), [playground, name]);
  return useMemo(() => ({ window: chosen && partWithin(chosen, [low, high]), onZoom }), [chosen, low, high, onZoom]);
}
