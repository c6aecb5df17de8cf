import type { ExperimentConfig } from '../config/fields.ts';
import type { ImageDataset } from '../data/dataset.ts';
import type { Engine } from '../engine/engine.ts';
import type { Checkpoint } from '../formats/checkpoint.ts';
import type { MetricPoint } from '../formats/metrics.ts';
import type { ExperimentResults } from '../formats/results.ts';
import type { Weights } from '../sws/learngene.ts';
import { colouredDataset, tinyConfig } from './coloured-dataset.fixture.ts';
import type { CheckpointOptions } from './checkpoint/journal.ts';
import type { TunedNetwork } from './context.ts';
import { createControl, type ExperimentControl } from './control.ts';
import type { ExperimentEvent, Progress } from './events.ts';
import { runExperiment } from './experiment.ts';

/** A run with all that it told. */
export interface Ran {
  readonly results: ExperimentResults;
  readonly learngene: Weights | undefined;
  readonly events: readonly ExperimentEvent[];
  readonly progress: readonly Progress[];
}

export interface TinyRunOptions {
  readonly control?: ExperimentControl;
  readonly onEvent?: (event: ExperimentEvent) => void;
  /** Images in each validation shard. */
  readonly validation?: readonly number[];
  readonly onTuned?: (tuned: TunedNetwork) => Promise<void>;
  /** Images to tune on, where they are others. */
  readonly target?: ImageDataset;
  readonly checkpoints?: CheckpointOptions;
  readonly resume?: Checkpoint | undefined;
}

/** Runs the tiny experiment, with these fields of its own. */
export async function runTiny(engine: Engine, overrides: Partial<ExperimentConfig> = {}, options: TinyRunOptions = {}): Promise<Ran> {
  const { control = createControl(), onEvent, validation, target, onTuned, checkpoints, resume } = options;
  const events: ExperimentEvent[] = [];
  const { results, learngene } = await runExperiment({
    config: { ...tinyConfig, ...overrides },
    dataset: colouredDataset(validation),
    target,
    onTuned,
    checkpoints,
    resume,
    engine,
    control,
    program: 'test',
    onEvent(event) {
      events.push(event);
      onEvent?.(event);
    },
  });
  const progress = events.flatMap((event) => (event.type === 'progress' ? [event.progress] : []));
  return { results, learngene, events, progress };
}

/** What must not depend on how fast the machine is. */
export function timeless({ results: { series, evaluations, failures } }: Pick<Ran, 'results'>): unknown {
  return { series: Array.from(series, (point) => ({ ...point, seconds: 0 })), evaluations, failures };
}

/** The points of one kind, in order. */
export function pointsOf<K extends MetricPoint['kind']>({ results }: Ran, kind: K): readonly Extract<MetricPoint, { kind: K }>[] {
  return results.series.filter((point): point is Extract<MetricPoint, { kind: K }> => point.kind === kind);
}
