import { useMemo } from 'react';
import { runById, type ShownRun, shownRun } from '../../store/shown-run.ts';
import { usePlaygroundState } from '../playground-context.ts';
import { useThrottled } from './use-throttled.ts';

/** Milliseconds between two drawings of a chart: points come ten times a second, faster than anyone reads. */
const REDRAW = 400;

/** The run that the charts show, if there is one. */
export function useShownRun(): ShownRun | undefined {
  return usePlaygroundState(shownRun);
}

/** The same, at the pace at which charts are drawn. */
export function useDrawnRun(): ShownRun | undefined {
  return useThrottled(useShownRun(), REDRAW);
}

/** The runs that are laid over the shown one, itself not among them; the same list until one of them changes. */
export function useOverlaidRuns(): readonly ShownRun[] {
  const [run, history, gallery] = [usePlaygroundState((state) => state.run), usePlaygroundState((state) => state.history), usePlaygroundState((state) => state.gallery)];
  const ids = usePlaygroundState((state) => state.overlaidIds);
  const shownId = usePlaygroundState((state) => shownRun(state)?.id);
  // A run that is under way changes ten times a second: it matters here only while it is laid over another.
  const current = run !== undefined && ids.includes(run.id) ? run : undefined;
  const runs = useMemo(
    () => ids.filter((id) => id !== shownId).flatMap((id) => runById(id, { run: current, history, gallery }) ?? []),
    [ids, shownId, current, history, gallery],
  );
  return useThrottled(runs, REDRAW);
}

/** The run that others are held against, unless it is the shown one. */
export function useBaselineRun(): ShownRun | undefined {
  return usePlaygroundState((state) => (state.baselineId === shownRun(state)?.id ? undefined : runById(state.baselineId, state)));
}
