import * as tf from '@tensorflow/tfjs';
import { elementCount } from '../../plan/buffer.ts';
import type { TfjsKernel } from '../../tfjs/tfjs-kernel.ts';
import type { PatchesOp } from './patches.ts';
import { writePatches } from './write-patches.ts';

/** On the CPU: gathering with flips and shifts by tfjs ops costs more than uploading the patches. */
export const patchesTfjs: TfjsKernel<PatchesOp> = (op, context) => {
  const { images, augmentation } = op.inputs;
  const { shape } = context.spec(op.outputs.patches);
  const out = new Float32Array(elementCount(shape));
  writePatches(op, context.host(images), augmentation === undefined ? undefined : context.host(augmentation), out);
  context.set(op.outputs.patches, tf.tensor(out, [...shape]));
};
