import type { ExperimentConfig } from '../config/fields.ts';
import type { DataInfo, EngineInfo, Evaluation, MetricSeries, NetworkFailure, Recovery } from './metrics.ts';

/**
 * The results document: one JSON file per run, the same from the page and the command line. It holds all
 * that is needed to run the experiment again and to draw every chart of it.
 */
export interface ExperimentResults {
  readonly format: 'learngene-results';
  readonly version: 2;
  /** Version of the program that made it. */
  readonly program: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** Seconds of work, pauses excluded. */
  readonly seconds: number;
  /** Whether every phase ran to its end; false after Stop. */
  readonly complete: boolean;
  readonly config: ExperimentConfig;
  /** The seeds that ran, the last of them perhaps not to its end; none when the run was stopped before the first. */
  readonly seeds: readonly number[];
  /** The one that ended the run; those before it are in `recoveries`. */
  readonly engine: EngineInfo;
  readonly data: DataInfo;
  /** The images of tuning, where they are others. */
  readonly target: DataInfo | null;
  /** Every training, validation and live evaluation point, in the order in which they were made. */
  readonly series: MetricSeries;
  /** The Des-Nets at the end, untuned and tuned, on all validation images. */
  readonly evaluations: readonly Evaluation[];
  readonly failures: readonly NetworkFailure[];
  /** How often the engine failed and the run went on, in order; absent where it never did. */
  readonly recoveries?: readonly Recovery[];
}
