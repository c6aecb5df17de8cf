import { useCallback, useMemo, useState } from 'react';
import { viewKeys, type ViewState } from '../../config/view-link.ts';
import type { Playground } from '../../store/playground.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';

export interface HiddenLines {
  readonly hidden: readonly string[];
  /** The same function as long as the chart is there. */
  readonly show: (key: string, isShown: boolean) => void;
}

/** Where a view keeps the lines that are switched off in a chart. */
type HiddenName = 'trainOff' | 'depthOff' | 'tuneOff' | 'tradeOff';

/** Which lines of a chart are switched off: networks and strategies, which a link may name, and runs of this browser. */
export function useHiddenLines(name: HiddenName): HiddenLines {
  const playground = usePlayground();
  const named = usePlaygroundState(({ view }) => view[name]);
  const [runs, setRuns] = useState<readonly string[]>([]);
  const show = useCallback((key: string, isShown: boolean) => {
    if (!showNamed(playground, name, key, isShown)) setRuns((before) => without(before, key, isShown));
  }, [playground, name]);
  return useMemo(() => ({ hidden: [...(named ?? []), ...runs], show }), [named, runs, show]);
}

/** Switches a line on or off in the view; whether it has a place there. All lines on leave no trace. */
export function showNamed(playground: Pick<Playground, 'setView' | 'store'>, name: HiddenName, key: string, isShown: boolean): boolean {
  const options: readonly string[] = viewKeys[name].options;
  if (!options.includes(key)) return false;
  const off = without(playground.store.getState().view[name] ?? [], key, isShown);
  const change: ViewState = { [name]: off.length > 0 ? options.filter((option) => off.includes(option)) : undefined };
  playground.setView(change);
  return true;
}

function without(hidden: readonly string[], key: string, isShown: boolean): readonly string[] {
  const others = hidden.filter((other) => other !== key);
  return isShown ? others : [...others, key];
}
