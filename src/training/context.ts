import type { ExperimentConfig } from '../config/fields.ts';
import { vitShapeOf, type ImageKind } from '../config/training-budget.ts';
import type { DatasetInfo, ImageDataset, ImageShard } from '../data/dataset.ts';
import { loadLive } from '../data/live-images.ts';
import { loadValidation } from '../data/validation-batches.ts';
import type { Engine } from '../engine/engine.ts';
import type { TunedName } from '../formats/metrics.ts';
import type { SourceOfEachLayer } from '../sws/expansion.ts';
import type { Weights } from '../sws/learngene.ts';
import type { VitShape } from '../sws/vit.ts';
import type { Journal } from './checkpoint/journal.ts';
import type { ExperimentControl } from './control.ts';
import type { ProgressMeter } from './progress.ts';
import type { Recorder } from './recorder.ts';

/** What every phase of an experiment works with. */
export interface ExperimentContext {
  readonly config: ExperimentConfig;
  /** Images on which the learngene is learned. */
  readonly dataset: ImageDataset;
  /** Images on which Des-Nets are tuned: the same, or others (transfer). */
  readonly target: ImageDataset;
  readonly engine: Engine;
  readonly control: ExperimentControl;
  readonly recorder: Recorder;
  readonly progress: ProgressMeter;
  /** What was trained, for whoever goes on after an interruption. */
  readonly journal: Journal;
  /** Validation images of `dataset`, read once. */
  readonly images: ValidationImages;
  /** Told of each tuned Des-Net of the first seed, when it is tuned; its weights are read for that alone. */
  readonly onTuned?: ((tuned: TunedNetwork) => Promise<void>) | undefined;
}

/** A Des-Net after tuning. */
export interface TunedNetwork {
  readonly name: TunedName;
  /** With timm's names, nothing shared. */
  readonly weights: Weights;
  readonly shape: VitShape;
  readonly depth: number;
  /** Which layer of its source each layer began as; undefined where it was drawn or combined. */
  readonly layerSources: SourceOfEachLayer;
  /** The images it was tuned on. */
  readonly images: DatasetInfo;
}

/** The validation images of a data set: training begins before they are there. */
export interface ValidationImages {
  /** Those of the live evaluations, which come first. Throws too what has gone wrong with the others so far. */
  live(): Promise<ImageShard>;
  all(): Promise<ImageShard>;
  /** Throws what has gone wrong so far, so that a run need not come to its end before it is told. */
  check(): Promise<void>;
}

/** Reads the validation images of a data set; which of them are live ones is the same for every seed of a run. */
export function validationImages(
  dataset: ImageDataset,
  { seed, evaluationImages: limit }: ExperimentConfig,
  { signal }: ExperimentControl,
): ValidationImages {
  const live = loadLive(dataset, { seed, signal, limit });
  const all = live.then(() => loadValidation(dataset, { signal }));
  all.catch(() => {}); // whoever awaits it sees the error; nobody may, when compiling fails first
  const check = async (): Promise<void> => void (await Promise.race([all, Promise.resolve()]));
  return { all: () => all, check, live: () => check().then(() => live) };
}

export function imageKindOf({ channels, classNames }: DatasetInfo): ImageKind {
  return { channels, classes: classNames.length };
}

/** The shape of Aux-Net, vanilla net and untuned Des-Nets. */
export function sourceShape({ config, dataset }: ExperimentContext): VitShape {
  return vitShapeOf(config, imageKindOf(dataset));
}

/** The shape of tuned Des-Nets: another number of classes where they are tuned on other images. */
export function targetShape({ config, target }: ExperimentContext): VitShape {
  return vitShapeOf(config, imageKindOf(target));
}
