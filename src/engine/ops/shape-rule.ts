import { invariant } from '../../lib/errors.ts';
import { elementCount } from '../plan/buffer.ts';

/** Throws unless a buffer holds exactly the elements its op needs; dimensions may be split differently. */
export function expectElements(what: string, shape: readonly number[], ...dimensions: readonly number[]): void {
  invariant(
    elementCount(shape) === elementCount(dimensions),
    `${what}: shape [${shape.join(', ')}] does not hold [${dimensions.join(', ')}]`,
  );
}
