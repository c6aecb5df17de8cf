import { invariant } from '../../../lib/errors.ts';
import type { BufferId } from '../../plan/buffer.ts';
import type { OpRule } from '../op-definition.ts';
import { expectElements } from '../shape-rule.ts';

/**
 * u8 images → normalised, augmented patches, one row a token, columns in the order of timm's
 * `patch_embed.proj.weight`: (channel, row in patch, column in patch).
 *
 * Normalisation is (u8/255 − mean)/std per channel. Augmentation first mirrors the image left to right
 * (flip = 1), then moves it by (dx, dy): output pixel (x, y) shows flipped pixel (x − dx, y − dy), or 0,
 * the mean colour, where that lies outside.
 */
export interface PatchesOp {
  readonly kind: 'patches';
  readonly inputs: {
    /** u8 [batch, imageSize, imageSize, channels] */
    readonly images: BufferId;
    /** i32 [batch, 3]: flip, dx, dy */
    readonly augmentation?: BufferId;
  };
  /** f32 [batch · tokens, channels · patchSize²] */
  readonly outputs: { readonly patches: BufferId };
  readonly batch: number;
  readonly imageSize: number;
  readonly patchSize: number;
  readonly channels: number;
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

export const patches: OpRule<PatchesOp> = {
  check(op, shapeOf) {
    const { batch, imageSize, patchSize, channels, mean, std, inputs } = op;
    invariant(mean.length === channels && std.length === channels, 'patches: one mean and std a channel');
    expectElements('images', shapeOf(inputs.images), batch, imageSize, imageSize, channels);
    if (inputs.augmentation !== undefined) expectElements('augmentation', shapeOf(inputs.augmentation), batch, 3);
    const tokens = (imageSize / patchSize) ** 2;
    expectElements('patches', shapeOf(op.outputs.patches), batch * tokens, channels * patchSize * patchSize);
  },
  macs: () => 0,
};
