import { InputError, at } from '../lib/errors.ts';

/** What of the teacher is learned: all its probabilities (Eq. 2), or the class it puts first (Touvron et al. 2021). */
export type Distillation = 'soft' | 'hard';

/** Logits of a batch, [batch, classes] row by row, and what the loss needs to know of them. */
export interface DistillationInput {
  readonly studentLogits: ArrayLike<number>;
  /** The ancestor's logits, the same shape; without them the loss is that of the labels, whatever α says. */
  readonly teacherLogits?: ArrayLike<number>;
  /** [batch], each in 0 … classes − 1. */
  readonly labels: ArrayLike<number>;
  readonly classes: number;
  /** α of Eq. 4, 0 … 1. */
  readonly alpha: number;
  /** τ of Eq. 2, above 0; plays no part in hard distillation. */
  readonly temperature: number;
  /** By default `soft`. */
  readonly distillation?: Distillation;
}

/** The loss and its two parts, in nats, each a mean over the batch. */
export interface DistillationLoss {
  /** (1 − α)·classification + α·distillation (Eq. 4). */
  readonly loss: number;
  /** Cross-entropy with the labels (Eq. 3). */
  readonly classification: number;
  /**
   * τ²·KL(softmax(teacher/τ) ‖ softmax(student/τ)): the soft cross-entropy of Eq. 2 less the teacher's entropy, which
   * is constant, times τ², which keeps gradients comparable (Hinton et al. 2015). Hard: the cross-entropy of the
   * student with the teacher's largest logit, the first of equals (DeiT, Eq. 3). 0 without a teacher.
   */
  readonly distillation: number;
}

/** Training loss of the Aux-Net in float64 (Section 3.2, Eq. 2 to 4). Throws an InputError for a label out of range. */
export function distillationLoss(input: DistillationInput): DistillationLoss {
  const { studentLogits, teacherLogits, labels, classes, alpha } = input;
  const batch = labels.length;
  let classification = 0;
  let distillation = 0;
  for (let image = 0; image < batch; image++) {
    const student = rowOf(studentLogits, image, classes);
    classification -= at(logSoftmax(student, 1), checkedLabel(labels, image, classes)) / batch;
    if (!teacherLogits) continue;
    distillation += taughtLoss(student, rowOf(teacherLogits, image, classes), input) / batch;
  }
  const share = teacherLogits ? alpha : 0;
  return { loss: (1 - share) * classification + share * distillation, classification, distillation };
}

/** The distillation loss of one image, by its logits. */
function taughtLoss(student: Float64Array, teacher: Float64Array, { distillation, temperature }: DistillationInput): number {
  if (distillation === 'hard') return -at(logSoftmax(student, 1), firstLargest(teacher));
  return temperature ** 2 * klDivergence(logSoftmax(teacher, temperature), logSoftmax(student, temperature));
}

/** The class of the largest logit, the first of equals; −1 where a logit is NaN. */
export function firstLargest(logits: Float64Array): number {
  return logits.indexOf(Math.max(...logits));
}

/** log softmax(logits/τ) of one image, with the largest logit taken out first so that nothing overflows. */
export function logSoftmax(logits: Float64Array, temperature: number): Float64Array {
  const scaled = logits.map((logit) => logit / temperature);
  const largest = scaled.reduce((most, value) => Math.max(most, value), -Infinity);
  const sum = scaled.reduce((total, value) => total + Math.exp(value - largest), 0);
  return scaled.map((value) => value - largest - Math.log(sum));
}

/** Σ p·(log p − log q) over the classes, from log p and log q. */
function klDivergence(logP: Float64Array, logQ: Float64Array): number {
  return logP.reduce((sum, value, index) => sum + Math.exp(value) * (value - at(logQ, index)), 0);
}

function rowOf(matrix: ArrayLike<number>, row: number, columns: number): Float64Array {
  return Float64Array.from({ length: columns }, (_, column) => at(matrix, row * columns + column));
}

function checkedLabel(labels: ArrayLike<number>, image: number, classes: number): number {
  const label = at(labels, image);
  if (Number.isInteger(label) && label >= 0 && label < classes) return label;
  throw new InputError(`labels[${image}]`, `label ${label} of image ${image}: must be from 0 to ${classes - 1}`);
}
