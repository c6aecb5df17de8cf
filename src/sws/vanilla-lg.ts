import { invariant } from '../lib/errors.ts';
import type { RandomStream } from '../lib/random.ts';
import { initializeWeights, type Weights } from './learngene.ts';
import type { VitShape } from './vit.ts';

/** k, the blocks that Vanilla-LG takes. Their paper takes the last few of an ancestor that learned many tasks. */
export const vanillaLgLayers = 3;

/**
 * Vanilla-LG (Wang et al., AAAI 2022): the last k = 3 blocks of a deep trained ViT of `sourceDepth` layers become
 * the last three of the Des-Net; the layers before them are drawn. A network of fewer layers takes as many as it has.
 */
export function vanillaLgLayerSources(depth: number, sourceDepth: number): readonly (number | undefined)[] {
  const taken = Math.min(vanillaLgLayers, depth, sourceDepth);
  return Array.from({ length: depth }, (_, layer) => (layer < depth - taken ? undefined : sourceDepth - depth + layer));
}

/** A ViT whose sourced layers are copies of `source`'s blocks, and all else, embedding and head too, is drawn. */
export function buildVanillaLg(
  source: Weights,
  shape: VitShape,
  sources: readonly (number | undefined)[],
  stream: RandomStream,
): Weights {
  return new Map([...initializeWeights(shape, sources.length, stream)].map(([name, drawn]) => {
    const [, layer, tensor] = /^blocks\.(\d+)\.(.*)$/.exec(name) ?? [];
    const taken = layer === undefined ? undefined : sources[Number(layer)];
    if (taken === undefined) return [name, drawn];
    const values = source.get(`blocks.${taken}.${tensor}`);
    invariant(values, `the source has block ${taken}`);
    return [name, values.slice()];
  }));
}
