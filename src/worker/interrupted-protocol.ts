/** What the page asks about interrupted runs, and the one answer it gets: types only. */
import type { ExperimentConfig } from '../config/fields.ts';
import type { ChosenFile } from '../formats/checkpoint.ts';
import type { EngineInfo } from '../formats/metrics.ts';

/** A run that was under way when its page or worker ended, as its newest whole checkpoint tells. */
export interface InterruptedRun {
  readonly id: string;
  /** What it is and how far; or why it cannot be gone on with, so that it can only be discarded. */
  readonly content: InterruptedContent | { readonly problem: string };
}

export interface InterruptedContent {
  readonly config: ExperimentConfig;
  /** The engine that it must go on with. */
  readonly engine: EngineInfo;
  readonly startedAt: string;
  /** Seconds it was at work. */
  readonly seconds: number;
  /** The stage that it was in, as `StageRecord` names them, and the steps taken of it; undefined before the first. */
  readonly stage: string | undefined;
  readonly step: number;
  /** Names of the images. */
  readonly images: string;
  readonly targetImages: string | undefined;
  /** The files of an imported ancestor. */
  readonly ancestorFiles: readonly ChosenFile[];
  /** What the page that started it had it remember. */
  readonly origin: Readonly<Record<string, string>>;
}

export type InterruptedRequest =
  /** The runs that can be gone on with, or discarded; not those that another tab is at work on. */
  | {
      readonly type: 'list';
      /** A run whose worker was ended a moment ago, and may hold it still. */
      readonly ended?: string;
    }
  /** Removes all checkpoints of a run: it is kept, or was given up. */
  | { readonly type: 'discard'; readonly runId: string };

export type InterruptedResponse =
  | { readonly type: 'runs'; readonly runs: readonly InterruptedRun[] }
  | { readonly type: 'failed'; readonly message: string };
