import { invariant } from '../lib/errors.ts';
import type { TensorShape } from '../sws/vit.ts';
import type { StateValues } from './engine.ts';
import { elementCount } from './plan/buffer.ts';

/** Elements of all tensors of a state together. */
export function stateElements(tensors: readonly TensorShape[]): number {
  return tensors.reduce((sum, { shape }) => sum + elementCount(shape), 0);
}

/** Throws unless the values are of a state with these tensors. */
export function checkStateValues(tensors: readonly TensorShape[], { parameters, moments }: StateValues): void {
  const elements = stateElements(tensors);
  for (const array of [parameters, ...(moments ? [moments.first, moments.second] : [])]) {
    invariant(array.length === elements, `${array.length} values for a state of ${elements}`);
  }
}
