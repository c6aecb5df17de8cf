import { invariant } from '../lib/errors.ts';
import type { RandomStream } from '../lib/random.ts';
import { type BuiltStrategy, type DesNetRecipe, isBuilt, isStored } from './des-net-recipe.ts';
import type { SourceOfEachLayer } from './expansion.ts';
import { initializeDesNet, initializeTensors, initializeWeights, type Weights } from './learngene.ts';
import { initializeMimetic } from './mimetic.ts';
import type { StrategyName } from './strategy.ts';
import { expandTleg } from './tleg.ts';
import { buildVanillaLg } from './vanilla-lg.ts';
import { headTensors, type VitShape } from './vit.ts';
import { selectWidth } from './width-selection.ts';

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
  invariant(isBuilt(strategy), `${strategy} builds weights of its own`);
  return builders[strategy](options, recipe.layerSources);
}

type Builder = (options: DesNetOptions, sources: SourceOfEachLayer) => Weights;

const builders: Readonly<Record<BuiltStrategy, Builder>> = {
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
