import { cyclicLayerSources } from './cyclic.ts';
import type { LayerSources } from './layer-sources.ts';

/**
 * Simple-LG (Section 1, Fig. 1b): the default mapping, cyclic and Front-Mid-Last, on the layers of a vanilla
 * M-layer ViT that was trained with the same recipe but without sharing. Nothing in its training prepared a
 * layer for being repeated, so the loss rises with depth: the paper's main foil.
 */
export function simpleLgLayerSources(stages: number, depth: number): LayerSources {
  return cyclicLayerSources(stages, depth, 'front-mid-last');
}
