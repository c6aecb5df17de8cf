import { useCallback, useMemo, useState } from 'react';
import type { Window } from '../../charts/chart-point.ts';

/** The part of a chart that is shown, and how to change it. */
export interface Zoom {
  /** Undefined for everything. */
  readonly window: Window | undefined;
  readonly onZoom: (window: Window | undefined) => void;
}

/** The part chosen of what `subject` names, such as a run against its steps; everything of any other. */
export function useZoom(subject: string): Zoom {
  const [chosen, setChosen] = useState<{ readonly subject: string; readonly window: Window }>();
  const onZoom = useCallback((window: Window | undefined) => setChosen(window && { subject, window }), [subject]);
  const window = chosen?.subject === subject ? chosen.window : undefined;
  return useMemo(() => ({ window, onZoom }), [window, onZoom]);
}
