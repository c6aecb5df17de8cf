import type { ExperimentConfig } from '../config/fields.ts';
import type { DataInfo, EngineInfo, Evaluation, MetricPoint, NetworkFailure, Recovery, TuningPoint, ValidationPoint } from '../formats/metrics.ts';
import type { ExperimentResults } from '../formats/results.ts';
import type { ExperimentEvent } from './events.ts';

/** Gathers the results document from the events as they are told. */
export class Recorder {
  readonly #series: MetricPoint[] = [];
  readonly #evaluations: Evaluation[] = [];
  readonly #failures: NetworkFailure[] = [];
  readonly #listener: (event: ExperimentEvent) => void;
  #startedAt: string;
  #before: ExperimentResults | undefined;

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

  /** Takes over what was recorded before an interruption, and tells it again. */
  resume(before: ExperimentResults): void {
    this.#before = before;
    this.#startedAt = before.startedAt;
    for (const point of before.series) this.emit({ type: 'point', point });
    for (const evaluation of before.evaluations) this.emit({ type: 'evaluation', evaluation });
    for (const failure of before.failures) this.emit({ type: 'failure', failure });
  }

  /** The point of a network's validation, or of a Des-Net's in tuning, that was recorded before an interruption. */
  pointBefore<K extends 'validation' | 'tuning'>(kind: K, of: PointKey<K>): Extract<MetricPoint, { kind: K }> | undefined {
    const found = this.#before?.series.filter((point): point is Extract<MetricPoint, { kind: K }> => point.kind === kind && agrees(point, of));
    return found?.[0];
  }

  /** Whether this evaluation was recorded before an interruption. */
  hasBefore(of: Pick<Evaluation, 'strategy' | 'depth' | 'draw' | 'seed' | 'phase'>): boolean {
    return this.#before?.evaluations.some((evaluation) => agrees(evaluation, of)) ?? false;
  }

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
    readonly recoveries: readonly Recovery[];
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
      ...(of.recoveries.length > 0 && { recoveries: of.recoveries }),
    };
  }
}

/** What tells a point from all others of its kind. */
type PointKey<K> = K extends 'validation'
  ? Pick<ValidationPoint, 'network' | 'seed' | 'step'>
  : Pick<TuningPoint, 'strategy' | 'depth' | 'seed' | 'step'>;

function agrees(item: object, key: object): boolean {
  const values: Readonly<Record<string, unknown>> = { ...item };
  return Object.entries(key).every(([name, value]) => values[name] === value);
}
