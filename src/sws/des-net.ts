import { invariant } from '../lib/errors.ts';
import type { RandomStream } from '../lib/random.ts';
import { desNetLayerSources, type Expansion, type SourceOfEachLayer } from './expansion.ts';
import type { LayerSources } from './layer-sources.ts';
import { initializeDesNet, initializeTensors, initializeWeights, type Weights } from './learngene.ts';
import { initializeMimetic } from './mimetic.ts';
import type { StrategyName } from './strategy.ts';
import { expandTleg } from './tleg.ts';
import { buildVanillaLg } from './vanilla-lg.ts';
import { headTensors, type VitShape } from './vit.ts';
import { selectWidth } from './weight-selection.ts';

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
  if (builders[expansion.strategy]) return { kind: 'built', layerSources };
  invariant(layerSources.every(isStored), `every layer of ${expansion.strategy} is a stored one`);
  return { kind: 'layers', layerSources };
}

/** What was trained: stored weights, and the shape of the network they belong to. */
export interface TrainedSource {
  readonly weights: Weights;
  readonly shape: VitShape;
}

export interface DesNetOptions {
  readonly recipe: DesNetRecipe;
  readonly strategy: StrategyName;
  readonly shape: VitShape;
  readonly depth: number;
  /** The network that the strategy needs; none for `scratch` and `mimetic`. */
  readonly source?: TrainedSource;
  /** Draws whatever is not taken from the source. */
  readonly stream: RandomStream;
}

/**
 * The weights of a Des-Net, a plain ViT of `depth` blocks with timm's names and nothing shared with the source.
 * Throws an InputError when an ancestor's sizes do not allow for the selection of weights.
 */
export function buildDesNet(options: DesNetOptions): Weights {
  const { recipe, strategy, shape, depth } = options;
  if (recipe.kind === 'layers') return initializeDesNet(sourceOf(options).weights, recipe.layerSources);
  if (recipe.kind === 'linear') return expandTleg(sourceOf(options).weights, shape, depth);
  const build = builders[strategy];
  invariant(build, `${strategy} builds weights of its own`);
  return build(options, recipe.layerSources);
}

type Builder = (options: DesNetOptions, sources: SourceOfEachLayer) => Weights;

/** The strategies whose Des-Nets have weights that are stored nowhere as they are. */
const builders: Partial<Record<StrategyName, Builder>> = {
  'vanilla-lg': (options, sources) => buildVanillaLg(sourceOf(options).weights, options.shape, sources, options.stream),
  'selection-width': (options, sources) => {
    invariant(sources.every(isStored), 'weight selection draws no layer');
    return selectWidth(sourceOf(options), options.shape, sources, options.stream);
  },
  mimetic: ({ shape, depth, stream }) => initializeMimetic(shape, depth, stream),
  scratch: ({ shape, depth, stream }) => initializeWeights(shape, depth, stream),
};

/**
 * The same weights with a new head for the classes of `shape`, drawn as before any training: where a Des-Net moves
 * to images of other classes (Section 4.2, transfer). All else is copied.
 */
export function withNewHead(weights: Weights, shape: VitShape, stream: RandomStream): Weights {
  const drawn = initializeTensors(headTensors(shape), shape, stream);
  return new Map([...weights].map(([name, values]) => {
    return [name, name.startsWith('head.') ? (drawn.get(name) ?? values.slice()) : values.slice()];
  }));
}

function sourceOf({ strategy, source }: DesNetOptions): TrainedSource {
  invariant(source, `${strategy} was given the network that it needs`);
  return source;
}

function isStored(source: number | undefined): source is number {
  return source !== undefined;
}
