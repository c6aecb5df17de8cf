import type { ViewState } from '../config/view-link.ts';
import { resultName } from './gallery.ts';
import type { ShownRun } from './shown-run.ts';

/**
 * What stays of a view when a run begins: it is watched as it goes, so no moment of training is held fast; parts of axes
 * go with the run that was shown, in which they were chosen. With none shown, the link's parts are for the run that begins.
 */
export function viewOfNewRun(view: ViewState, before: ShownRun | undefined): ViewState {
  return changed(view, { result: undefined, moment: undefined, ...(before && { zoom: undefined, depthZoom: undefined, tuneZoom: undefined, tradeZoom: undefined }) });
}

/** The view while the run of that id is shown: a link to it names a built-in result. */
export function viewOfShown(view: ViewState, id: string | undefined): ViewState {
  return changed(view, { result: resultName(id) });
}

/** The same object where nothing changes, so that the address stays as it is. */
function changed(view: ViewState, change: ViewState): ViewState {
  const isSame = Object.entries(change).every(([name, value]) => view[name as keyof ViewState] === value);
  return isSame ? view : { ...view, ...change };
}
