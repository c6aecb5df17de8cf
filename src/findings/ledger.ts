/**
 * The cost ledger as the paper counts it (Section 4.2), for one seed: repeating a run over seeds tells how sure its
 * findings are, and is no cost of the method. Nor does the paper count the ancestor; its costs are a line apart.
 * Sample·FLOPs are images seen times the FLOPs of one forward pass; a training step costs about three times that.
 */
import type { ExperimentConfig } from '../config/fields.ts';
import { ancestorShapeOf, vitShapeOf, type ImageKind } from '../config/training-budget.ts';
import type { DataInfo } from '../formats/metrics.ts';
import { flopCount, parameterCount, storedParameterCount, trainingEpochs, trainingSampleFlops } from '../sws/costs.ts';
import { paperSettings } from '../sws/paper-tables.ts';
import { auxNetDepth, type StageLayout } from '../sws/stage-layout.ts';
import type { VitShape } from '../sws/vit.ts';

/** What the ledger needs to know of the images. */
export interface ImageSet extends ImageKind {
  readonly trainImages: number;
}

/** The images of a results document, which are always read as colour images. */
export function imageSetOf({ classNames, trainImages }: DataInfo): ImageSet {
  return { channels: 3, classes: classNames.length, trainImages };
}

/** The budgets that the ledger compares; epochs are passes over the images that are trained on. */
export interface LedgerSettings {
  /** Of Aux-Net and Des-Nets, on the learngene's images. */
  readonly shape: VitShape;
  readonly stageLayout: StageLayout;
  /** Des-Nets that are to be initialised. */
  readonly depths: readonly number[];
  readonly trainImages: number;
  /** Des-Nets that are tuned, or trained from scratch; without it all of them, on the learngene's images. */
  readonly tuned?: { readonly shape: VitShape; readonly depths: readonly number[]; readonly trainImages: number };
  /** Of the Aux-Net, and of TLEG's. */
  readonly learngeneEpochs: number;
  readonly tuneEpochs: number;
  readonly scratchEpochs: number;
  readonly tuneEpochsAgainstTleg: number;
  readonly tlegTuneEpochs: number;
  /** Of each network that is pre-trained to be fine-tuned. */
  readonly pretrainEpochs: number;
}

/** A cost of SWS beside another way's. */
export interface Comparison {
  readonly sws: number;
  readonly other: number;
  /** How many times more the other way costs. */
  readonly ratio: number;
}

/** Training, counted in both ways. */
export interface TrainingComparison {
  readonly epochs: Comparison;
  readonly sampleFlops: Comparison;
}

/** What an ancestor adds in one seed; undefined where the ancestor is imported, so that its size is not known. */
export interface AncestorCost {
  readonly trainingSampleFlops: number | undefined;
  /** Images of which it predicts the classes for the Aux-Net. */
  readonly inferenceImages: number;
  readonly inferenceSampleFlops: number | undefined;
}

export interface Ledger {
  readonly depths: readonly number[];
  readonly tunedDepths: readonly number[];
  /** Parameters stored to initialise all Des-Nets: the learngene, against each network of its own (Table 2, P-S). */
  readonly storage: Comparison;
  /** The Aux-Net once and the tuning of each Des-Net, against each Des-Net from scratch. */
  readonly scratch: TrainingComparison;
  /** The same against TLEG: as long a training of its learngene, then its tuning. */
  readonly tleg: TrainingComparison;
  /** The Aux-Net once, against pre-training each Des-Net. */
  readonly pretraining: TrainingComparison;
  readonly ancestor: AncestorCost | undefined;
}

/** The ledger of a planned run; `target` are the images of tuning, where they are others. */
export function ledgerOf(config: ExperimentConfig, images: ImageSet, target = images): Ledger {
  const ledger = ledgerOfSettings(settingsOf(config, images, target));
  return config.ancestor === 'none' ? ledger : { ...ledger, ancestor: ancestorCost(config, images) };
}

/** The ledger of any settings, such as the paper's. */
export function ledgerOfSettings(settings: LedgerSettings): Ledger {
  const { shape, stageLayout, depths, trainImages, learngeneEpochs, pretrainEpochs } = settings;
  const tuned = settings.tuned ?? settings;
  const separate = depths.reduce((sum, depth) => sum + parameterCount(shape, depth), 0);
  const learngene: Training = { shape, depths: [auxNetDepth(stageLayout)], epochs: learngeneEpochs, trainImages };
  const tuning = (epochs: number): Training => ({ ...tuned, epochs });
  return {
    depths,
    tunedDepths: tuned.depths,
    storage: comparison(storedParameterCount(shape, stageLayout.length), separate),
    scratch: trainingComparison([learngene, tuning(settings.tuneEpochs)], [tuning(settings.scratchEpochs)]),
    tleg: trainingComparison(
      [learngene, tuning(settings.tuneEpochsAgainstTleg)],
      [learngene, tuning(settings.tlegTuneEpochs)], // TLEG's Aux-Net runs as many layers
    ),
    pretraining: trainingComparison([learngene], [{ shape, depths, trainImages, epochs: pretrainEpochs }]),
    ancestor: undefined,
  };
}

/** The paper's own ledger: 20 ×, 6.6 ×, 2.5 × and 10 × come out of it. */
export const paperLedger: Ledger = ledgerOfSettings(paperSettings);

/** One line of the ledger, for a table. */
export interface LedgerRow extends Comparison {
  readonly name: 'stored' | 'scratch' | 'tleg' | 'pretraining';
  readonly label: string;
  readonly unit: 'parameters' | 'epochs' | 'sample·FLOPs';
}

/** The ledger line by line; those of two ledgers correspond. */
export function ledgerRows({ storage, scratch, tleg, pretraining }: Ledger): readonly LedgerRow[] {
  const training = (name: LedgerRow['name'], label: string, { epochs, sampleFlops }: TrainingComparison): readonly LedgerRow[] => [
    { name, label, unit: 'epochs', ...epochs },
    { name, label, unit: 'sample·FLOPs', ...sampleFlops },
  ];
  return [
    { name: 'stored', label: 'Stored, against storing each network', unit: 'parameters', ...storage },
    ...training('scratch', 'Total training, against scratch', scratch),
    ...training('tleg', 'Total training, against TLEG', tleg),
    ...training('pretraining', 'Pre-training, against each network', pretraining),
  ];
}

/** A ratio as the paper prints it, cut (not rounded) to two digits: 20.5 → `20 ×`, 6.67 → `6.6 ×`, 2.5 → `2.5 ×`. */
export function ratioText(ratio: number): string {
  const digits = ratio < 10 ? 1 : 0;
  const scale = 10 ** digits;
  return `${(Math.floor(ratio * scale + 1e-9) / scale).toFixed(digits)} ×`;
}

/** Networks of one shape that are trained for as many epochs each. */
interface Training {
  readonly shape: VitShape;
  readonly depths: readonly number[];
  readonly epochs: number;
  readonly trainImages: number;
}

function trainingComparison(sws: readonly Training[], other: readonly Training[]): TrainingComparison {
  return {
    epochs: comparison(sumOf(sws, epochsOf), sumOf(other, epochsOf)),
    sampleFlops: comparison(sumOf(sws, sampleFlopsOf), sumOf(other, sampleFlopsOf)),
  };
}

function epochsOf({ depths, epochs }: Training): number {
  return trainingEpochs({ learngene: 0, perNetwork: epochs, networks: depths.length });
}

function sampleFlopsOf({ shape, depths, epochs, trainImages }: Training): number {
  return trainingSampleFlops(shape, depths.map((depth) => ({ depth, samples: epochs * trainImages })));
}

function sumOf(trainings: readonly Training[], cost: (training: Training) => number): number {
  return trainings.reduce((sum, training) => sum + cost(training), 0);
}

function comparison(sws: number, other: number): Comparison {
  return { sws, other, ratio: other / sws };
}

/**
 * A run's budgets. TLEG is tuned here for as long as SWS, so that what differs is the accuracy; scratch has its own
 * budget, or the Aux-Net's where nothing is tuned.
 */
function settingsOf(config: ExperimentConfig, images: ImageSet, target: ImageSet): LedgerSettings {
  const { stageLayout, depths, steps, tuneSteps, scratchSteps, tuneDepths, batchSize } = config;
  const epochs = (count: number, { trainImages }: ImageSet): number => (count * batchSize) / trainImages;
  const tunes = tuneSteps > 0;
  const tuning = epochs(tuneSteps, target);
  return {
    shape: vitShapeOf(config, images),
    stageLayout,
    depths,
    trainImages: images.trainImages,
    ...(tunes && { tuned: { shape: vitShapeOf(config, target), depths: tuneDepths, trainImages: target.trainImages } }),
    learngeneEpochs: epochs(steps, images),
    tuneEpochs: tuning,
    scratchEpochs: tunes ? epochs(scratchSteps, target) : epochs(steps, images),
    tuneEpochsAgainstTleg: tuning,
    tlegTuneEpochs: tuning,
    pretrainEpochs: epochs(steps, images),
  };
}

function ancestorCost(config: ExperimentConfig, images: ImageSet): AncestorCost {
  const { ancestor, ancestorDepth, ancestorSteps, teacherViews, steps, batchSize } = config;
  const inferenceImages = teacherViews === 'cached' ? images.trainImages : steps * batchSize;
  const flops = ancestor === 'trained' ? flopCount(ancestorShapeOf(config, images), ancestorDepth) : undefined;
  return {
    trainingSampleFlops: flops && ancestorSteps * batchSize * flops,
    inferenceImages,
    inferenceSampleFlops: flops && inferenceImages * flops,
  };
}
