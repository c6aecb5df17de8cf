import { useShallow } from 'zustand/shallow';
import type { PlaygroundState } from '../../store/playground-state.ts';
import { runById, runsById, type ShownRun, shownRun } from '../../store/shown-run.ts';
import { usePlaygroundState } from '../playground-context.ts';
import { useThrottledState } from '../throttled.ts';

/** The run that the charts show, if there is one, at the pace at which they are drawn. */
export function useDrawnRun(): ShownRun | undefined {
  return useThrottledState(shownRun);
}

/** The runs that are laid over the shown one, itself not among them; the same list until one of them changes. */
export function useOverlaidRuns(): readonly ShownRun[] {
  const run = useThrottledState(overlaidCurrentRun);
  return usePlaygroundState(useShallow(({ history, gallery, overlaidIds, ...state }) => {
    const shownId = shownRun({ history, gallery, ...state })?.id;
    return runsById(overlaidIds.filter((id) => id !== shownId), { run, history, gallery });
  }));
}

/** A run that is under way changes ten times a second: it matters to the overlay only while it is laid over another. */
function overlaidCurrentRun({ run, overlaidIds }: PlaygroundState): PlaygroundState['run'] {
  return run && overlaidIds.includes(run.id) ? run : undefined;
}

/** The run that others are held against, unless it is the shown one. */
export function useBaselineRun(): ShownRun | undefined {
  return usePlaygroundState((state) => (state.baselineId === shownRun(state)?.id ? undefined : runById(state.baselineId, state)));
}
