import type { ViewState } from '../config/view-link.ts';
import type { ShownRun } from './shown-run.ts';

/**
 * What stays of a view when a run begins: it is watched as it goes, so no moment of training is held fast; parts of axes
 * go with the run that was shown, in which they were chosen. With none shown, the link's parts are for the run that begins.
 * The same object where nothing goes.
 */
export function viewOfNewRun(view: ViewState, before: ShownRun | undefined): ViewState {
  const { moment, zoom, tuneZoom } = view;
  const isZoomed = before !== undefined && (zoom ?? tuneZoom) !== undefined;
  if (moment === undefined && !isZoomed) return view;
  return { ...view, moment: undefined, ...(isZoomed && { zoom: undefined, tuneZoom: undefined }) };
}
