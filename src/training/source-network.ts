import { plainVit, type NetworkSpec } from '../engine/plan/network-spec.ts';
import { auxNetLayerSources } from '../sws/layer-sources.ts';
import type { StageLayout } from '../sws/stage-layout.ts';
import type { VitShape } from '../sws/vit.ts';

/** The networks that learn side by side, from which Des-Nets are made. */
export type SourceName = 'aux-net' | 'vanilla-net' | 'tleg-net' | 'deep-net';

/** What such a network stores and how its `depth` layers come from it. */
export function sourceNetwork(name: SourceName, shape: VitShape, depth: number, layout: StageLayout): NetworkSpec {
  switch (name) {
    case 'aux-net': return { shape, expansion: 'shared', layerSources: auxNetLayerSources(layout), storedLayers: layout.length };
    case 'vanilla-net': return plainVit(shape, layout.length);
    case 'tleg-net': return { shape, expansion: 'linear', depth };
    case 'deep-net': return plainVit(shape, depth);
    default: return name satisfies never;
  }
}
