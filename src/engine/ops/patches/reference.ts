import type { Reference } from '../op-definition.ts';
import type { PatchesOp } from './patches.ts';
import { writePatches } from './write-patches.ts';

export const patchesReference: Reference<PatchesOp> = (op, memory) => {
  const { images, augmentation } = op.inputs;
  writePatches(op, memory.at(images), memory.optional(augmentation), memory.at(op.outputs.patches));
};
