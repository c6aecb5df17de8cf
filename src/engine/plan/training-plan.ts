import type { Distillation } from '../../sws/distillation.ts';
import type { BufferId } from './buffer.ts';
import { planBackward } from './backward.ts';
import { planTensors } from './block-parameters.ts';
import { planForward, type Normalisation } from './forward.ts';
import { decays, planSizes, storedTensors, type NetworkSpec } from './network-spec.ts';
import { PlanBuilder } from './plan-builder.ts';
import type { StepPlan } from './step-plan.ts';

export interface TrainingPlanOptions {
  readonly network: NetworkSpec;
  readonly batch: number;
  readonly normalisation: Normalisation;
  /**
   * Where the teacher's logits come from: nowhere, an input of the plan (`teacher-logits`), or an ancestor
   * whose forward pass on the same augmented images is part of the plan.
   */
  readonly teacher: 'none' | 'input' | NetworkSpec;
  /** Mean and deviation of the ancestor's images, where they are not the student's. */
  readonly teacherNormalisation?: Normalisation;
  /** α, share of the distillation loss (Eq. 4); 0 without a teacher. */
  readonly alpha: number;
  /** τ, temperature of the distillation (Eq. 2). */
  readonly temperature: number;
  /** What of the teacher is learned; by default `soft`. */
  readonly distillation?: Distillation;
  readonly weightDecay: number;
  /** Largest global gradient norm; 0 switches clipping off. */
  readonly clipNorm: number;
  /** Keep and report what is not needed for training: activations of each block, logits. */
  readonly probes?: boolean;
  /** Images that the loss is averaged over, where `batch` is a share of them; by default the batch. */
  readonly meanOver?: number;
}

/** PyTorch's AdamW defaults, which the paper keeps. */
export const ADAMW = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;

/**
 * One training step: (teacher forward,) forward, loss, backward, norm, clipping and AdamW.
 * Inputs: `images` u8, `augmentation` i32 [batch, 3], `labels` i32, `scalars` f32 [3], and `teacher-logits`
 * where asked for. Reports `losses`, `correct` (both [batch]) and `gradient-norm` [1].
 */
export function trainingPlan(options: TrainingPlanOptions): StepPlan {
  const { network, batch, normalisation, teacher, alpha, temperature, distillation = 'soft', probes = false, meanOver = batch } = options;
  const builder = new PlanBuilder();
  const sizes = planSizes(network.shape, batch);
  const { imageSize, channels, classes } = sizes;
  const images = {
    images: builder.buffer('images', 'input', [batch, imageSize, imageSize, channels], 'u8'),
    augmentation: builder.buffer('augmentation', 'input', [batch, 3], 'i32'),
  };
  const labels = builder.buffer('labels', 'input', [batch], 'i32');
  const scalars = builder.buffer('scalars', 'input', [3]);
  const forward = { builder, images, normalisation };

  const teacherLogits = planTeacher();
  const tensors = planTensors(builder, network, 'parameter');
  const tape = planForward({ ...forward, network, tensors, sizes, owner: 'student', probes, reportLogits: probes });

  const losses = builder.buffer('losses', 'output', [batch]);
  const correct = builder.buffer('correct', 'output', [batch]);
  const dLogits = builder.activation('dLogits', batch, classes);
  builder.emit({
    kind: 'distillation-loss',
    inputs: { logits: tape.logits, labels, ...(teacherLogits === undefined ? {} : { teacherLogits }) },
    outputs: { losses, correct, dLogits },
    batch,
    classes,
    alpha,
    temperature,
    distillation,
    meanOver,
  });
  const gradients = planTensors(builder, network, 'gradient', 'grad.');
  planBackward({ builder, network, tensors, gradients, sizes, tape, dLogits });
  const norm = planUpdate();
  const reported = probes ? [losses, correct, norm, tape.logits] : [losses, correct, norm];
  return builder.finish(batch, reported, (share) => trainingPlan({ ...options, batch: share, meanOver }));

  function planTeacher(): BufferId | undefined {
    if (teacher === 'none') return undefined;
    if (teacher === 'input') return builder.buffer('teacher-logits', 'input', [batch, classes]);
    const ancestor = planTensors(builder, teacher, 'parameter', '', 'ancestor');
    const ancestorSizes = planSizes(teacher.shape, batch);
    const plan = { network: teacher, tensors: ancestor, sizes: ancestorSizes, owner: 'ancestor' as const };
    const own = { normalisation: options.teacherNormalisation ?? normalisation };
    return planForward({ ...forward, ...plan, ...own, probes: false, reportLogits: false }).logits;
  }

  function planUpdate(): BufferId {
    const stored = storedTensors(network);
    const gradientList = stored.map(({ name }) => gradients(name));
    const gradientNorm = builder.buffer('gradient-norm', 'output', [1]);
    builder.emit({ kind: 'global-norm', inputs: { gradients: gradientList }, outputs: { norm: gradientNorm } });
    const firstMoments = planTensors(builder, network, 'moment', 'm.');
    const secondMoments = planTensors(builder, network, 'moment', 'v.');
    builder.emit({
      kind: 'adamw',
      inputs: { gradients: gradientList, norm: gradientNorm, scalars },
      outputs: {
        parameters: stored.map(({ name }) => tensors(name)),
        firstMoments: stored.map(({ name }) => firstMoments(name)),
        secondMoments: stored.map(({ name }) => secondMoments(name)),
      },
      ...ADAMW,
      weightDecay: options.weightDecay,
      decays: stored.map(decays),
      clipNorm: options.clipNorm,
    });
    return gradientNorm;
  }
}

/** Fills a plan's `scalars` for 1-based step t: learning rate and AdamW's two bias corrections. */
export function writeScalars(out: Float32Array, learningRate: number, t: number): void {
  out[0] = learningRate;
  out[1] = 1 - ADAMW.beta1 ** t;
  out[2] = 1 - ADAMW.beta2 ** t;
}
