import { useMemo } from 'react';
import type { EvaluationPhase } from '../../findings/depth-figures.ts';
import type { ShownRun } from '../../store/shown-run.ts';
import { descendantCount, type DepthSnapshot, evaluatedSteps, newestSnapshot, snapshotAt, tunedSnapshot } from './depth-snapshot.ts';

interface DepthView {
  /** The steps that can be looked up. */
  readonly steps: readonly number[];
  readonly snapshot: DepthSnapshot;
}

/** The Des-Nets at a step, or now; the same object until a Des-Net is evaluated again. */
export function useDepthSnapshot(run: ShownRun | undefined, phase: EvaluationPhase, step: number | undefined): DepthView {
  const count = run ? descendantCount(run.log) : 0;
  const evaluations = run?.evaluations;
  const id = run?.id;
  return useMemo(() => {
    if (!run || !evaluations) return { steps: [], snapshot: { phase, step: undefined, samples: [], figures: [] } };
    if (phase === 'tuned') return { steps: [], snapshot: tunedSnapshot(evaluations) };
    const snapshot = step === undefined ? newestSnapshot(run.log, evaluations) : snapshotAt(run.log, step);
    return { steps: evaluatedSteps(run.log), snapshot };
    // `run` changes with every batch of points; what is drawn here changes with these alone.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [id, count, evaluations, phase, step]);
}
