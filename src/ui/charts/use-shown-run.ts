import { type ShownRun, shownRun } from '../../store/shown-run.ts';
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
