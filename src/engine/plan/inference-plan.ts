import { planTensors } from './block-parameters.ts';
import { planForward, type Normalisation } from './forward.ts';
import { planSizes, type NetworkSpec } from './network-spec.ts';
import { PlanBuilder } from './plan-builder.ts';
import type { StepPlan } from './step-plan.ts';

export interface InferencePlanOptions {
  /** Keep the output of the embedding and of each block (`embed`, `block0` …), [batch, tokens, dim], to be peeked at after a run. */
  readonly taps?: boolean;
}

/**
 * Evaluation of a network on unaugmented images. Compiled on the state in which a learngene is being
 * trained, with a Des-Net's layer sources, it evaluates that Des-Net without copying a weight.
 * Inputs: `images` u8, `labels` i32. Reports `losses` (cross-entropy), `correct` (both [batch]) and `logits`.
 */
export function inferencePlan(
  network: NetworkSpec, batch: number, normalisation: Normalisation, options: InferencePlanOptions = {},
): StepPlan {
  const { taps: probes = false } = options;
  const builder = new PlanBuilder();
  const sizes = planSizes(network.shape, batch);
  const { imageSize, channels, classes } = sizes;
  const images = { images: builder.buffer('images', 'input', [batch, imageSize, imageSize, channels], 'u8') };
  const labels = builder.buffer('labels', 'input', [batch], 'i32');
  const tensors = planTensors(builder, network, 'parameter');
  const owner = 'student' as const;
  const tape = planForward({ builder, network, tensors, sizes, images, normalisation, owner, probes, reportLogits: true });
  const losses = builder.buffer('losses', 'output', [batch]);
  const correct = builder.buffer('correct', 'output', [batch]);
  builder.emit({
    kind: 'distillation-loss',
    inputs: { logits: tape.logits, labels },
    outputs: { losses, correct },
    batch,
    classes,
    alpha: 0,
    temperature: 1,
    meanOver: batch,
  });
  return builder.finish(batch, [losses, correct, tape.logits], (share) => inferencePlan(network, share, normalisation, options));
}
