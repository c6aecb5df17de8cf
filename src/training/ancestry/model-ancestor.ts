import type { DatasetInfo } from '../../data/dataset.ts';
import type { Normalisation } from '../../engine/plan/forward.ts';
import type { TfjsModel } from '../../engine/tfjs/tfjs-model.ts';
import type { Batch } from '../batch.ts';
import { gatherColumns } from './class-map.ts';
import { pixelWriter, type PixelWriter } from './pixel-values.ts';
import type { LogitsTeacher } from './teacher.ts';

/** Pixels that are given to the model at a time, bytes: of a large batch some images after the other. */
const MOST_PIXEL_BYTES = 64e6;
/** How far from 1 the outputs of an image may sum up and still be probabilities. */
const PROBABILITY_TOLERANCE = 1e-3;
/** The smallest probability that is told from 0, float32's smallest normal number. */
const LEAST_PROBABILITY = 2 ** -126;

export interface ModelAncestorOptions {
  /** Owned by the teacher from now on. */
  readonly model: TfjsModel;
  readonly dataset: DatasetInfo;
  /** Side of the images that the model expects. */
  readonly imageSize: number;
  readonly normalisation: Normalisation;
  /** Which output belongs to each class of the data set, as by `classMap`. */
  readonly classMap: readonly number[] | undefined;
}

/**
 * A TensorFlow.js model as a teacher: the batch's images, augmented as the student sees them, in the model's size and
 * pixel values. A model that ends in a softmax is told by the outputs of the first batch, when all lie in 0 … 1 and
 * those of each image sum to 1 within 0.001; logarithms of its outputs are its logits from then on.
 */
export function modelTeacher({ model, classMap, ...options }: ModelAncestorOptions): LogitsTeacher {
  const { classes } = model;
  const write = pixelWriter(options);
  const imageLength = options.imageSize ** 2 * options.dataset.channels;
  let endsInSoftmax: boolean | undefined;
  let last: { readonly number: number; readonly logits: Promise<Float32Array> } | undefined;

  const compute = async (batch: Batch): Promise<Float32Array> => {
    const outputs = gatherColumns(await predictBatch(model, write, batch, imageLength), classMap);
    endsInSoftmax ??= areProbabilities(outputs, classes);
    return endsInSoftmax ? outputs.map((p) => Math.log(Math.max(p, LEAST_PROBABILITY))) : outputs;
  };
  return {
    kind: 'logits',
    classes,
    logitsOf(batch) {
      if (last?.number !== batch.number) last = { number: batch.number, logits: compute(batch) };
      return last.logits;
    },
    dispose: () => model.dispose(),
  };
}

async function predictBatch(model: TfjsModel, write: PixelWriter, batch: Batch, imageLength: number): Promise<Float32Array> {
  const { images, augmentation } = batch;
  const count = batch.labels.length;
  const atOnce = Math.max(1, Math.min(count, Math.floor(MOST_PIXEL_BYTES / (4 * imageLength))));
  const outputs = new Float32Array(count * model.classes);
  for (let first = 0; first < count; first += atOnce) {
    const some = Math.min(atOnce, count - first);
    const pixels = new Float32Array(some * imageLength);
    write(images, augmentation, first, pixels);
    outputs.set(await model.predict(pixels, some), first * model.classes);
  }
  return outputs;
}

function areProbabilities(outputs: Float32Array, classes: number): boolean {
  for (let start = 0; start < outputs.length; start += classes) {
    const row = outputs.subarray(start, start + classes);
    const sum = row.reduce((total, value) => total + value, 0);
    if (!row.every((value) => value >= 0 && value <= 1) || Math.abs(sum - 1) > PROBABILITY_TOLERANCE) return false;
  }
  return true;
}
