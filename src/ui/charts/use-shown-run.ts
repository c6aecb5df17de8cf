import { type ShownRun, shownRun } from '../../store/shown-run.ts';
import { usePlaygroundState } from '../playground-context.ts';

/** The run that the charts show, if there is one. */
export function useShownRun(): ShownRun | undefined {
  return usePlaygroundState(shownRun);
}
