import type { RandomStream } from '../lib/random.ts';
import type { LayerSources } from './layer-sources.ts';

/**
 * Random-shuffled: each of the `depth` layers is a uniformly drawn learngene layer. This is the literal reading
 * of "randomly selecting learngene layers" (Section 3.3); it loses the order of the stages too, a stress test.
 */
export function randomShuffledLayerSources(stages: number, depth: number, stream: RandomStream): LayerSources {
  return Array.from({ length: depth }, () => stream.integer(stages));
}
