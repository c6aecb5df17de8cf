import type { Reference } from '../op-definition.ts';
import type { GlobalNormOp } from './global-norm.ts';

export const globalNormReference: Reference<GlobalNormOp> = ({ inputs, outputs }, memory) => {
  const squares = inputs.gradients.map((buffer) => memory.at(buffer).reduce((sum, value) => sum + value * value, 0));
  memory.at(outputs.norm)[0] = Math.sqrt(squares.reduce((sum, value) => sum + value, 0));
};
