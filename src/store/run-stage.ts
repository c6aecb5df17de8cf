import type { ExperimentConfig } from '../config/fields.ts';
import type { Phase } from '../training/events.ts';

type StageKind = 'data' | 'ancestor' | 'learngene' | 'trained' | 'tuning';

export interface RunStage {
  readonly phase: Phase;
  readonly kind: StageKind;
  /** Layers of the networks that are trained or tuned in it; empty where it is of no one depth. */
  readonly depth: string;
  /** 0 where it has none. */
  readonly steps: number;
}

/** A stage of an experiment by its name in checkpoints: `ancestor`, `0/learngene`, `0/trained-8`, `0/tuning-8`. */
export function stageOf(stage: string | undefined, config: ExperimentConfig): RunStage {
  const [, kind = '', depth = ''] = /^(?:\d+\/)?(ancestor|learngene|trained|tuning)(?:-(\d+))?$/.exec(stage ?? '') ?? [];
  switch (kind) {
    case 'ancestor': return { phase: 'ancestor', kind, depth, steps: config.ancestorSteps };
    case 'learngene': return { phase: 'learngene', kind, depth, steps: config.steps };
    case 'trained': return { phase: 'baselines', kind, depth, steps: config.steps };
    case 'tuning': return { phase: 'tuning', kind, depth, steps: Math.max(config.tuneSteps, config.scratchSteps) };
    default: return { phase: 'data', kind: 'data', depth, steps: 0 };
  }
}
