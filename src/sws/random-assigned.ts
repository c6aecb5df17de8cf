import { at } from '../lib/errors.ts';
import type { RandomStream } from '../lib/random.ts';
import type { LayerSources } from './layer-sources.ts';
import { layerSourcesOfCounts } from './layer-sources.ts';

/**
 * Random-assigned initialisation (Section 3.3; "RI" of Table 4): every stage gets one layer, the other L − M are
 * dealt to uniformly drawn stages (counts = 1 + multinomial), and stages keep their network order. The paper
 * says only "randomly selecting"; that the order is kept is our choice, because Table 4's 76.8 % at 11 layers
 * would be out of reach of shuffled layers. L = `depth` ≥ M = `stages`.
 */
export function randomAssignedLayerSources(stages: number, depth: number, stream: RandomStream): LayerSources {
  const counts = Array.from({ length: stages }, () => 1);
  for (let extra = stages; extra < depth; extra++) {
    const stage = stream.integer(stages);
    counts[stage] = at(counts, stage) + 1;
  }
  return layerSourcesOfCounts(counts);
}
