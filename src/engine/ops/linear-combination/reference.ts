import { at } from '../../../lib/errors.ts';
import type { Reference } from '../op-definition.ts';
import type { LinearCombinationGradientOp, LinearCombinationOp } from './linear-combination.ts';

export const linearCombinationReference: Reference<LinearCombinationOp> = ({ inputs, outputs, coefficient }, memory) => {
  outputs.combined.forEach((buffer, tensor) => {
    const combined = memory.at(buffer);
    const slope = memory.at(at(inputs.slope, tensor));
    memory.at(at(inputs.base, tensor)).forEach((value, i) => {
      combined[i] = value + coefficient * (slope[i] as number);
    });
  });
};

export const linearCombinationGradientReference: Reference<LinearCombinationGradientOp> = (op, memory) => {
  const { inputs, outputs, coefficient, accumulate } = op;
  inputs.dCombined.forEach((buffer, tensor) => {
    const dBase = memory.at(at(outputs.dBase, tensor));
    const dSlope = memory.at(at(outputs.dSlope, tensor));
    memory.at(buffer).forEach((value, i) => {
      dBase[i] = (accumulate ? (dBase[i] as number) : 0) + value;
      dSlope[i] = (accumulate ? (dSlope[i] as number) : 0) + coefficient * value;
    });
  });
};
