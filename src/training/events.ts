import type { DataInfo, EngineInfo, Evaluation, MetricPoint, NetworkFailure } from '../formats/metrics.ts';

/** The phases of an experiment, in order. */
export type Phase = 'data' | 'ancestor' | 'learngene' | 'baselines' | 'expansion' | 'tuning' | 'done';

export interface Progress {
  readonly phase: Phase;
  /** The seed at work. */
  readonly seed: number;
  /** Units of work of the whole experiment done so far and in all (1 unit ≈ one training step). */
  readonly done: number;
  readonly total: number;
  /** Step of the phase's networks, where the phase trains. */
  readonly step: number;
  readonly steps: number;
  /** Training images per second lately, all networks together; 0 before the first measurement. */
  readonly imagesPerSecond: number;
  /** Seconds left by the rate so far; NaN before the first measurement. */
  readonly secondsLeft: number;
}

/** What an experiment tells while it runs; the order of events is the order of things. */
export type ExperimentEvent =
  | { readonly type: 'engine'; readonly engine: EngineInfo }
  | { readonly type: 'data'; readonly data: DataInfo; readonly target: DataInfo | null }
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'point'; readonly point: MetricPoint }
  | { readonly type: 'evaluation'; readonly evaluation: Evaluation }
  | { readonly type: 'failure'; readonly failure: NetworkFailure }
  | {
      /** A checkpoint was written. */
      readonly type: 'checkpoint';
      readonly bytes: number;
      /** For which training waited. */
      readonly seconds: number;
      /** The stage that it ends in, as `StageRecord` names them, and the steps taken of it; undefined before the first. */
      readonly stage: string | undefined;
      readonly step: number;
    }
  /** The engine failed: what was told so far is void, and what of it stands is told again. */
  | { readonly type: 'rewound' }
  /** Something that the person should know and that does not end the run, as a sentence. */
  | { readonly type: 'notice'; readonly text: string };
