import type { LayerSources } from './layer-sources.ts';

/**
 * Stacking (StackBERT, Gong et al. 2019): layer i takes learngene layer i mod M, the whole learngene repeated one
 * after the other: the right weights in the wrong stage order. M = `stages`.
 */
export function stackingLayerSources(stages: number, depth: number): LayerSources {
  return Array.from({ length: depth }, (_, layer) => layer % stages);
}
