/**
 * What the page and the training worker say to each other: types only. Every message carries the id of
 * the run it belongs to, so that late messages of a stopped run are told apart from those of the next.
 * A measurement of the engines has an id alike.
 */
import type { ExperimentConfig } from '../config/fields.ts';
import type { ChosenFile } from '../config/image-origin.ts';
import type { TransferState } from '../data/network/transfer.ts';
import type { EngineFault } from '../engine/engine-error.ts';
import type { ExperimentResults } from '../formats/results.ts';
import type { ExperimentEvent, Phase } from '../training/events.ts';

export type { TransferState } from '../data/network/transfer.ts';

export type RequestMessage =
  | {
      readonly type: 'start';
      readonly runId: string;
      readonly config: ExperimentConfig;
      /** `auto`, or an engine's name such as `tfjs-wasm` (the page's `?engine=`). */
      readonly engine: string;
      /** The folder of the built-in data sets, an absolute URL ending in `/`. */
      readonly builtInUrl: string;
      /** The files of images that the person chose, for `data: 'image-folder'`. */
      readonly files?: readonly ChosenFile[];
      /** The files of images for `target: 'image-folder'`. */
      readonly targetFiles?: readonly ChosenFile[];
      /** The model's files, for an ancestor from files (`safetensors` or `tfjs`) without an address. */
      readonly ancestorFiles?: readonly File[];
      /** Pause right away, so that the first thing that happens is one `step`. */
      readonly paused: boolean;
      /** What the checkpoints are to say of how the run was started, for whoever resumes it. */
      readonly origin?: Readonly<Record<string, string>>;
      /**
       * Go on from the checkpoints of this run: `required` fails where there are none, `if-kept` begins anew then.
       * Without it the run is a new one.
       */
      readonly resume?: 'required' | 'if-kept';
    }
  | { readonly type: 'pause'; readonly runId: string }
  | { readonly type: 'resume'; readonly runId: string }
  /** While paused: do one training step (of every network in training), then pause again. */
  | { readonly type: 'step'; readonly runId: string }
  | { readonly type: 'stop'; readonly runId: string }
  /** Time a training step of this configuration on each engine, one after the other. */
  | { readonly type: 'measure'; readonly runId: string; readonly config: ExperimentConfig };

export interface WorkerError {
  readonly name: string;
  readonly message: string;
  readonly phase: Phase;
  /** Where an engine failed and no other could take over: which, how, why, and what can be done. */
  readonly engine?: { readonly name: string; readonly fault: EngineFault; readonly cause: string; readonly remedy: string };
}

/** What came of measuring one engine: figures, or why there are none. */
export type EngineMeasurement =
  | {
      readonly outcome: 'measured';
      readonly engine: string;
      /** What runs it, as in `EngineInfo`. */
      readonly adapter: string;
      /** Median of a few training steps. */
      readonly stepSeconds: number;
      readonly imagesPerSecond: number;
    }
  | { readonly outcome: 'unmeasured'; readonly engine: string; readonly reason: string };

export type ResponseMessage =
  /** Events in order, sent at most ten times a second. */
  | { readonly type: 'events'; readonly runId: string; readonly events: readonly ExperimentEvent[] }
  /** The worker is at work: sent between pieces of work, at most once a second. */
  | { readonly type: 'beat'; readonly runId: string }
  | { readonly type: 'paused'; readonly runId: string }
  | { readonly type: 'resumed'; readonly runId: string }
  /** How images come over the network, while they do; at most ten times a second. */
  | { readonly type: 'transfer'; readonly runId: string; readonly transfer: TransferState }
  /** Something about the images that the person should know, in a sentence; the run goes on. */
  | { readonly type: 'notice'; readonly runId: string; readonly text: string }
  /** Stopped while the images were still being opened: there is nothing to keep. */
  | { readonly type: 'cancelled'; readonly runId: string }
  | {
      /** `stopped` with what there was until then. */
      readonly type: 'complete' | 'stopped';
      readonly runId: string;
      readonly results: ExperimentResults;
      /** The first seed's learngene as a safetensors file, unless its Aux-Net failed or was not trained to its end. */
      readonly learngene?: Uint8Array<ArrayBuffer>;
    }
  | { readonly type: 'error'; readonly runId: string; readonly error: WorkerError }
  /** From the client: the worker failed, for that reason, and a new one goes on from the last checkpoint, telling all again. */
  | { readonly type: 'restarted'; readonly runId: string; readonly reason: string }
  /** Before each engine, and after the last. */
  | {
      readonly type: 'measured';
      readonly runId: string;
      /** Of all engines so far, in order. */
      readonly measurements: readonly EngineMeasurement[];
      /** The engine now being measured; undefined when there is no other. */
      readonly measuring: string | undefined;
    };
