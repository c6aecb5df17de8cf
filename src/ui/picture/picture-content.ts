import type { ExperimentConfig } from '../../config/fields.ts';
import { desNetLayerSources } from '../../sws/expansion.ts';
import { auxNetLayerSources, formatLayerSources } from '../../sws/layer-sources.ts';
import { strategyNamed, type StrategyName } from '../../sws/strategy.ts';
import type { PictureContent } from './picture-layout.ts';

/** The networks of a configuration without problems, for one strategy and draw. */
export function pictureContent(config: ExperimentConfig, strategy: StrategyName, draw: number): PictureContent {
  const { stageLayout, depths, order, seed, ancestor, ancestorDepth } = config;
  const stages = stageLayout.length;
  const isVanilla = strategyNamed(strategy).learngeneOf === 'vanilla-net';
  return {
    ancestorDepth: ancestor === 'trained' ? ancestorDepth : 0,
    trained: isVanilla ? Array.from({ length: stages }, (_, layer) => layer) : auxNetLayerSources(stageLayout),
    stages,
    desNets: depths.map((depth) => ({ depth, sources: desNetLayerSources({ strategy, stages, depth, order, seed, draw }) })),
  };
}

/** The picture in words, with the layer sources of every network. */
export function pictureInWords(content: PictureContent, strategy: StrategyName): readonly string[] {
  const { label, learngeneOf } = strategyNamed(strategy);
  const trained = learngeneOf === 'vanilla-net' ? 'Vanilla net' : 'Aux-Net';
  return [
    content.ancestorDepth > 0 ? `Ancestor of ${content.ancestorDepth} layers, whose predictions are distilled.` : 'No ancestor.',
    `${trained} of ${content.trained.length} layers takes learngene layers ${formatLayerSources(content.trained)}.`,
    `Learngene of ${content.stages} layers, counted from 0.`,
    ...content.desNets.map(({ depth, sources }) => `${label} Des-Net of depth ${depth}: ${formatLayerSources(sources)}.`),
  ];
}
