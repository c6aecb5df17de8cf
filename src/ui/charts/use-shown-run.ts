import { useMemo } from 'react';
import type { PlaygroundState } from '../../store/playground-state.ts';
import { runById, type ShownRun, shownRun } from '../../store/shown-run.ts';
import { usePlaygroundState } from '../playground-context.ts';
import { useThrottledState } from '../throttled.ts';

/** The run that the charts show, if there is one, at the pace at which they are drawn. */
export function useDrawnRun(): ShownRun | undefined {
  return useThrottledState(shownRun);
}

/** The runs that are laid over the shown one, itself not among them; the same list until one of them changes. */
export function useOverlaidRuns(): readonly ShownRun[] {
  const run = useThrottledState(overlaidCurrentRun);
  const [history, gallery] = [usePlaygroundState((state) => state.history), usePlaygroundState((state) => state.gallery)];
  const ids = usePlaygroundState((state) => state.overlaidIds);
  const shownId = usePlaygroundState((state) => shownRun(state)?.id);
  return useMemo(
    () => ids.filter((id) => id !== shownId).flatMap((id) => runById(id, { run, history, gallery }) ?? []),
    [ids, shownId, run, history, gallery],
  );
}

/** A run that is under way changes ten times a second: it matters to the overlay only while it is laid over another. */
function overlaidCurrentRun({ run, overlaidIds }: PlaygroundState): PlaygroundState['run'] {
  return run && overlaidIds.includes(run.id) ? run : undefined;
}

/** The run that others are held against, unless it is the shown one. */
export function useBaselineRun(): ShownRun | undefined {
  return usePlaygroundState((state) => (state.baselineId === shownRun(state)?.id ? undefined : runById(state.baselineId, state)));
}
