import { at } from '../../../lib/errors.ts';
import type { Reference } from '../op-definition.ts';
import { CLIP_EPSILON, type AdamWOp } from './adamw.ts';

export const adamWReference: Reference<AdamWOp> = (op, memory) => {
  const { inputs, outputs, beta1, beta2, epsilon, clipNorm } = op;
  const scalars = memory.at(inputs.scalars);
  const [rate, correction1, correction2] = [at(scalars, 0), at(scalars, 1), at(scalars, 2)];
  const clip = clipNorm > 0 ? Math.min(1, clipNorm / (at(memory.at(inputs.norm), 0) + CLIP_EPSILON)) : 1;
  outputs.parameters.forEach((buffer, tensor) => {
    const parameter = memory.at(buffer);
    const gradient = memory.at(at(inputs.gradients, tensor));
    const m = memory.at(at(outputs.firstMoments, tensor));
    const v = memory.at(at(outputs.secondMoments, tensor));
    const kept = 1 - rate * (at(op.decays, tensor) ? op.weightDecay : 0);
    for (let i = 0; i < parameter.length; i++) {
      const g = (gradient[i] as number) * clip;
      const first = beta1 * (m[i] as number) + (1 - beta1) * g;
      const second = beta2 * (v[i] as number) + (1 - beta2) * g * g;
      m[i] = first;
      v[i] = second;
      const update = first / correction1 / (Math.sqrt(second / correction2) + epsilon);
      parameter[i] = (parameter[i] as number) * kept - rate * update;
    }
  });
};
