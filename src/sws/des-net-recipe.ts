import { invariant } from '../lib/errors.ts';
import { desNetLayerSources, type Expansion, type SourceOfEachLayer } from './expansion.ts';
import type { LayerSources } from './layer-sources.ts';
import type { StrategyName } from './strategy.ts';

/**
 * How a Des-Net's weights come from what was trained.
 * - `layers`: copies of stored layers, embedding, norm and head the source's own; can be run on the source's
 *   weights in place;
 * - `linear`: TLEG, every layer a combination of the two stored blocks; in place too;
 * - `built`: weights of its own; for each layer the source's layer it takes, undefined where it is drawn.
 */
export type DesNetRecipe =
  | { readonly kind: 'layers'; readonly layerSources: LayerSources }
  | { readonly kind: 'linear' }
  | { readonly kind: 'built'; readonly layerSources: SourceOfEachLayer };

/** The recipe of one Des-Net; throws the InputErrors of `desNetLayerSources`. */
export function desNetRecipe(expansion: Expansion): DesNetRecipe {
  const layerSources = desNetLayerSources(expansion);
  if (expansion.strategy === 'tleg') return { kind: 'linear' };
  if (isBuilt(expansion.strategy)) return { kind: 'built', layerSources };
  invariant(layerSources.every(isStored), `every layer of ${expansion.strategy} is a stored one`);
  return { kind: 'layers', layerSources };
}

/** The strategies whose Des-Nets have weights that are stored nowhere as they are. */
const builtStrategies = ['vanilla-lg', 'selection-width', 'mimetic', 'scratch'] as const satisfies readonly StrategyName[];

export type BuiltStrategy = (typeof builtStrategies)[number];

export function isBuilt(strategy: StrategyName): strategy is BuiltStrategy {
  return builtStrategies.some((built) => built === strategy);
}

/** Whether a layer is one of the source's. */
export function isStored(source: number | undefined): source is number {
  return source !== undefined;
}
