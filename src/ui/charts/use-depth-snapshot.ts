import { useMemo } from 'react';
import type { EvaluationPhase } from '../../findings/depth-figures.ts';
import type { ShownRun } from '../../store/shown-run.ts';
import { descendantCount, type DepthSnapshot, evaluatedSteps, newestSnapshot, snapshotAt, tunedSnapshot } from './depth-snapshot.ts';

interface DepthMoment {
  /** The steps that can be looked up. */
  readonly steps: readonly number[];
  /** The one that is; undefined for the newest. */
  readonly step: number | undefined;
  readonly snapshot: DepthSnapshot;
}

/** The Des-Nets at a step that the run has, else now; the same object until a Des-Net is evaluated again. */
export function useDepthSnapshot(run: ShownRun | undefined, phase: EvaluationPhase, wanted: number | undefined): DepthMoment {
  const count = run ? descendantCount(run.log) : 0;
  const evaluations = run?.evaluations;
  const id = run?.id;
  return useMemo(() => {
    if (!run || !evaluations) return { steps: [], step: undefined, snapshot: { phase, step: undefined, samples: [], figures: [] } };
    if (phase === 'tuned') return { steps: [], step: undefined, snapshot: tunedSnapshot(evaluations) };
    const steps = evaluatedSteps(run.log);
    const step = steps.find((each) => each === wanted);
    return { steps, step, snapshot: step === undefined ? newestSnapshot(run.log, evaluations) : snapshotAt(run.log, step) };
    // `run` changes with every batch of points; what is drawn here changes with these alone.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [id, count, evaluations, phase, wanted]);
}
