import { at } from '../lib/errors.ts';
import type { InitializationOrder } from './initialization-order.ts';
import { stageOrder } from './initialization-order.ts';
import type { LayerSources } from './layer-sources.ts';
import { layerSourcesOfCounts } from './layer-sources.ts';

/**
 * Cyclic initialisation (Section 3.3, Fig. 3b), the paper's SWS: layers are dealt to the stages one by one in
 * the initialisation order, so stage s gets ⌊L/M⌋ of them and the first L mod M stages of the order one more;
 * each stage's layer is then repeated in place, stages in network order. L = `depth` ≥ M = `stages`.
 */
export function cyclicLayerSources(stages: number, depth: number, order: InitializationOrder): LayerSources {
  const counts = Array.from({ length: stages }, () => Math.floor(depth / stages));
  for (const stage of stageOrder(order, stages).slice(0, depth % stages)) counts[stage] = at(counts, stage) + 1;
  return layerSourcesOfCounts(counts);
}
