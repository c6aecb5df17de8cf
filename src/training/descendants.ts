import type { ExperimentConfig } from '../config/fields.ts';
import { desNetLayerSources } from '../sws/expansion.ts';
import type { LayerSources } from '../sws/layer-sources.ts';
import { strategyNamed, type StrategyName } from '../sws/strategy.ts';

/** A Des-Net that the experiment evaluates. */
export interface Descendant {
  readonly strategy: StrategyName;
  readonly depth: number;
  readonly draw: number;
  /** The network whose layers it takes. */
  readonly learngeneOf: 'aux-net' | 'vanilla-net';
  readonly layerSources: LayerSources;
}

/** All Des-Nets of a configuration: every strategy at every depth, random strategies once a draw. */
export function descendantsOf({ strategies, depths, draws, stageLayout, order, seed }: ExperimentConfig): readonly Descendant[] {
  return strategies.flatMap((strategy) => {
    const { random, learngeneOf } = strategyNamed(strategy);
    return depths.flatMap((depth) =>
      Array.from({ length: random ? draws : 1 }, (_, draw) => {
        const expansion = { strategy, stages: stageLayout.length, depth, order, seed, draw };
        return { strategy, depth, draw, learngeneOf, layerSources: desNetLayerSources(expansion) };
      }),
    );
  });
}

/** The different networks among descendants: the same layers of the same learngene are one network. */
export function networkKey({ learngeneOf, layerSources }: Descendant): string {
  return `${learngeneOf}:${layerSources.join(',')}`;
}
