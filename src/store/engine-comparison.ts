import type { ExperimentConfig } from '../config/fields.ts';
import type { EngineMeasurement, ResponseMessage } from '../worker/protocol.ts';

/** The engines of this browser, measured one after the other; kept until the page is loaded again. */
export interface EngineComparison {
  readonly id: string;
  /** What a training step was taken of. */
  readonly config: ExperimentConfig;
  readonly measurements: readonly EngineMeasurement[];
  /** What is under way: an engine's name, or `worker` until there is one. */
  readonly measuring: string | undefined;
  /** Why the measurement ended early. */
  readonly problem: ComparisonProblem | undefined;
}

/** The worker's error, as it was told; or that a run took the worker. */
export type ComparisonProblem = { readonly type: 'error'; readonly message: string } | { readonly type: 'interrupted' };

export function startedComparison(id: string, config: ExperimentConfig): EngineComparison {
  return { id, config, measurements: [], measuring: 'worker', problem: undefined };
}

/** The comparison after a message of its own. */
export function comparisonAfter(comparison: EngineComparison, message: ResponseMessage): EngineComparison {
  if (message.type === 'measured') {
    return { ...comparison, measurements: message.measurements, measuring: message.measuring };
  }
  return message.type === 'error' ? { ...comparison, measuring: undefined, problem: { type: 'error', message: message.error.message } } : comparison;
}

/** A run takes the worker: what was measured until then stays. */
export function interrupted(comparison: EngineComparison | undefined): EngineComparison | undefined {
  if (comparison?.measuring === undefined) return comparison;
  return { ...comparison, measuring: undefined, problem: { type: 'interrupted' } };
}
