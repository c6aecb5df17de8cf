import type { ExperimentConfig } from '../config/fields.ts';
import type { DataInfo, EngineInfo, Evaluation, MetricPoint, NetworkFailure } from '../formats/metrics.ts';
import type { ExperimentResults } from '../formats/results.ts';
import type { ExperimentEvent } from './events.ts';

/** Gathers the results document from the events as they are told. */
export class Recorder {
  readonly #series: MetricPoint[] = [];
  readonly #evaluations: Evaluation[] = [];
  readonly #failures: NetworkFailure[] = [];
  readonly #listener: (event: ExperimentEvent) => void;
  readonly #startedAt: string;

  constructor(listener: (event: ExperimentEvent) => void, startedAt: Date) {
    this.#listener = listener;
    this.#startedAt = startedAt.toISOString();
  }

  readonly emit = (event: ExperimentEvent): void => {
    if (event.type === 'point') this.#series.push(event.point);
    if (event.type === 'evaluation') this.#evaluations.push(event.evaluation);
    if (event.type === 'failure') this.#failures.push(event.failure);
    this.#listener(event);
  };

  results(of: {
    readonly config: ExperimentConfig;
    readonly engine: EngineInfo;
    readonly data: DataInfo;
    readonly target: DataInfo | null;
    /** Those that were begun. */
    readonly seeds: readonly number[];
    readonly program: string;
    readonly seconds: number;
    readonly complete: boolean;
  }): ExperimentResults {
    return {
      format: 'learngene-results',
      version: 2,
      program: of.program,
      startedAt: this.#startedAt,
      seconds: of.seconds,
      complete: of.complete,
      config: of.config,
      seeds: of.seeds,
      engine: of.engine,
      data: of.data,
      target: of.target,
      series: [...this.#series],
      evaluations: [...this.#evaluations],
      failures: [...this.#failures],
    };
  }
}
