import type { ExperimentConfig } from '../config/fields.ts';
import type { Phase } from '../training/events.ts';

export interface RunStage {
  readonly phase: Phase;
  /** What is done in it, as in "while …". */
  readonly label: string;
  /** 0 where it has none. */
  readonly steps: number;
}

/** A stage of an experiment by its name in checkpoints: `ancestor`, `0/learngene`, `0/trained-8`, `0/tuning-8`. */
export function stageOf(stage: string | undefined, config: ExperimentConfig): RunStage {
  const [, kind = '', depth] = /^(?:\d+\/)?(ancestor|learngene|trained|tuning)(?:-(\d+))?$/.exec(stage ?? '') ?? [];
  switch (kind) {
    case 'ancestor': return { phase: 'ancestor', label: 'training the ancestor', steps: config.ancestorSteps };
    case 'learngene': return { phase: 'learngene', label: 'training the learngene', steps: config.steps };
    case 'trained': return { phase: 'baselines', label: `training a network of ${depth} layers`, steps: config.steps };
    case 'tuning': return { phase: 'tuning', label: `tuning Des-Nets of ${depth} layers`, steps: Math.max(config.tuneSteps, config.scratchSteps) };
    default: return { phase: 'data', label: 'opening the images', steps: 0 };
  }
}
