import { useMemo } from 'react';
import type { Messages } from '../../messages/messages.ts';
import type { ShownRun } from '../../store/shown-run.ts';
import { type CurveDifference, curveDifferences } from './curve-differences.ts';
import { type CurveLine, curveLines } from './curve-lines.ts';
import { overlaidLine } from './overlaid-lines.ts';
import { type CurveChoice, smoothingStrengths } from './use-curve-choice.ts';

export type RunCurve = CurveLine & { readonly runId: string };

/** The lines of all runs; the same list until a run or the choice changes. */
export function useCurves(runs: readonly ShownRun[], { axis, smoothing }: CurveChoice, messages: Messages): readonly RunCurve[] {
  return useMemo(() => runs.flatMap((run, place) => curveLines(run, { axis, smoothing: smoothingStrengths[smoothing] }, messages)
    .map((line) => ofRun(place === 0 ? line : overlaidLine(line, run, place), run.id))), [runs, axis, smoothing, messages]);
}

/** The run's losses minus those of the baseline; undefined where nothing is subtracted. */
export function useDifferences(
  run: ShownRun | undefined, baseline: ShownRun | undefined, { axis, smoothing }: CurveChoice, messages: Messages,
): readonly (CurveDifference & { readonly runId: string })[] | undefined {
  return useMemo(() => (run && baseline
    ? curveDifferences(run, baseline, { axis, smoothing: smoothingStrengths[smoothing] }, messages).map((line) => ({ ...line, runId: run.id }))
    : undefined), [run, baseline, axis, smoothing, messages]);
}

const ofRuns = new WeakMap<CurveLine, RunCurve>();

/** The line with its run; the same object for the same line, so that what stands still is not drawn again. */
function ofRun(line: CurveLine, runId: string): RunCurve {
  const known = ofRuns.get(line);
  if (known?.runId === runId) return known;
  const made = { ...line, runId };
  ofRuns.set(line, made);
  return made;
}
