import { desNetRecipe, type DesNetRecipe } from '../sws/des-net-recipe.ts';
import { auxNetDepth } from '../sws/stage-layout.ts';
import { strategyNamed, type StrategyName } from '../sws/strategy.ts';
import { isLive } from './costs-of-config.ts';
import type { ExperimentConfig } from './fields.ts';
import { untunedStrategies } from './needed-networks.ts';
import type { NetworkName } from './network-name.ts';

/** A Des-Net that the experiment makes. */
export interface Descendant {
  readonly strategy: StrategyName;
  readonly depth: number;
  readonly draw: number;
  /** The network that its weights come from; none where all of them are drawn. */
  readonly source: NetworkName | undefined;
  readonly recipe: DesNetRecipe;
  /** Whether it can be evaluated in its source's own memory while that trains. */
  readonly live: boolean;
}

/** What a configuration says of its descendants, with a seed of its own. */
type Expanding = Pick<ExperimentConfig, 'depths' | 'draws' | 'stageLayout' | 'order' | 'seed'>;

/**
 * All Des-Nets of a configuration that are evaluated untuned, in the order of its strategies and depths: random
 * strategies once a draw. `ancestorDepth` is that of the ancestor whose weights are selected from.
 */
export function descendantsOf(config: ExperimentConfig, ancestorDepth = config.ancestorDepth): readonly Descendant[] {
  return untunedStrategies(config).flatMap((strategy) => config.depths.flatMap((depth) =>
    Array.from({ length: strategyNamed(strategy).random ? config.draws : 1 }, (_, draw) =>
      descendant(config, { strategy, depth, draw, ancestorDepth }),
    ),
  ));
}

/** One Des-Net. Throws an InputError for a depth that the strategy cannot give. */
export function descendant(
  { stageLayout, order, seed }: Expanding,
  { strategy, depth, draw, ancestorDepth }: Pick<Descendant, 'strategy' | 'depth' | 'draw'> & { readonly ancestorDepth: number },
): Descendant {
  const { needs } = strategyNamed(strategy);
  const sourceDepth = needs === 'ancestor' ? ancestorDepth : auxNetDepth(stageLayout);
  const recipe = desNetRecipe({ strategy, stages: stageLayout.length, depth, order, seed, draw, sourceDepth });
  const source = needs === 'trained' ? (`trained-${depth}` as const) : needs === 'none' ? undefined : needs;
  return { strategy, depth, draw, source, recipe, live: isLive(strategy) };
}

/** The different networks among descendants: the same layers of the same source are one network. */
export function networkKey({ strategy, depth, draw, source, recipe }: Descendant): string {
  if (recipe.kind === 'layers') return `${source ?? ''}:${recipe.layerSources.join(',')}`;
  return recipe.kind === 'linear' ? `${source ?? ''}:${depth}` : `${strategy}:${depth}:${draw}`;
}
