import type { LayerSources } from './layer-sources.ts';

/**
 * Interlacing: layer i of L takes learngene layer ⌊i·M/L⌋, so repeats are spread evenly. It differs from cyclic
 * only in which stages get the extra layers. M = `stages` ≤ L = `depth`.
 */
export function interlacingLayerSources(stages: number, depth: number): LayerSources {
  return Array.from({ length: depth }, (_, layer) => Math.floor((layer * stages) / depth));
}
