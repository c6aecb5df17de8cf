import type { ExperimentConfig } from '../../config/fields.ts';
import { trainsAncestor } from '../../config/needed-networks.ts';
import { desNetLayerSources } from '../../sws/expansion.ts';
import { auxNetLayerSources } from '../../sws/layer-sources.ts';
import { auxNetDepth } from '../../sws/stage-layout.ts';
import { type SourceNetwork, strategyNamed, type StrategyName } from '../../sws/strategy.ts';
import { tlegCoefficient } from '../../sws/tleg.ts';
import type { ExpandedNetwork } from './expansion-sentences.ts';
import type { LayerOrigin } from './layer-origin.ts';

/** The networks of one strategy, each as the origins of its layers, input first. */
export interface PictureContent {
  readonly ancestor: AncestorContent;
  /** The network that is trained to take layers from; undefined where none is, or one for each depth. */
  readonly trained: readonly LayerOrigin[] | undefined;
  /** What is stored to make Des-Nets from. */
  readonly stored: readonly LayerOrigin[];
  /** How many stored layers are told apart by colour. */
  readonly stages: number;
  /** Whether those are the stages of the layout, so that they can be marked elsewhere too. */
  readonly isStaged: boolean;
  readonly desNets: readonly { readonly depth: number; readonly layers: readonly LayerOrigin[] }[];
}

export interface AncestorContent {
  /** Layers; undefined where they are not known, 0 for no ancestor. */
  readonly depth: number | undefined;
  readonly isTeacher: boolean;
  readonly origin: 'none' | 'trained' | 'file' | 'tfjs';
}

/** What decided where the layers of a picture's Des-Net of that depth come from. */
export function expandedNetwork(config: ExperimentConfig, strategy: StrategyName, draw: number, depth: number): ExpandedNetwork {
  const { needs } = strategyNamed(strategy);
  const isKnown = needs !== 'ancestor' || config.ancestor !== 'safetensors';
  return {
    strategy,
    layers: desNetLayers(config, strategy, depth, draw),
    stages: config.stageLayout.length,
    order: config.order,
    draw,
    sourceDepth: isKnown ? sourceDepth(config, needs) : undefined,
  };
}

/** The networks of a configuration without problems, for one strategy and draw. */
export function pictureContent(config: ExperimentConfig, strategy: StrategyName, draw: number): PictureContent {
  const { needs } = strategyNamed(strategy);
  const { depths } = config;
  const trained = trainedLayers(config, needs);
  const stored = storedLayers(config, strategy, trained);
  const isStaged = needs === 'aux-net' || needs === 'vanilla-net';
  return {
    ancestor: ancestorOf(config),
    trained,
    stored,
    stages: isStaged ? stored.length : Math.max(trained?.length ?? 0, ...depths),
    isStaged,
    desNets: depths.map((depth) => ({ depth, layers: desNetLayers(config, strategy, depth, draw) })),
  };
}

/** Layers of the network that weights are taken from; of an ancestor in a file at least as many as are wanted. */
function sourceDepth({ stageLayout, depths, ancestor, ancestorDepth }: ExperimentConfig, needs: SourceNetwork): number {
  if (needs !== 'ancestor') return auxNetDepth(stageLayout);
  return ancestor === 'safetensors' ? Math.max(ancestorDepth, ...depths) : ancestorDepth;
}

function trainedLayers(config: ExperimentConfig, needs: SourceNetwork): readonly LayerOrigin[] | undefined {
  switch (needs) {
    case 'aux-net': return auxNetLayerSources(config.stageLayout);
    case 'vanilla-net': return counted(config.stageLayout.length);
    case 'tleg-net': return mixtures(auxNetDepth(config.stageLayout));
    case 'deep-net':
    case 'ancestor': return counted(sourceDepth(config, needs));
    case 'trained':
    case 'none': return undefined;
    default: return needs satisfies never;
  }
}

/** The learngene, TLEG's two blocks, Vanilla-LG's three, or the whole network that layers are selected from. */
function storedLayers(config: ExperimentConfig, strategy: StrategyName, trained: readonly LayerOrigin[] | undefined): readonly LayerOrigin[] {
  const { needs } = strategyNamed(strategy);
  if (needs === 'aux-net' || needs === 'vanilla-net') return counted(config.stageLayout.length);
  if (needs === 'tleg-net') return [{ share: 0 }, { share: 1 }];
  if (strategy !== 'vanilla-lg') return trained ?? [];
  const deepest = sourceDepth(config, needs);
  const taken = desNetLayers(config, strategy, Math.max(3, ...config.depths), 0);
  return counted(deepest).filter((layer) => taken.includes(layer));
}

function desNetLayers(config: ExperimentConfig, strategy: StrategyName, depth: number, draw: number): readonly LayerOrigin[] {
  const { stageLayout, order, seed } = config;
  const { needs } = strategyNamed(strategy);
  const expansion = { strategy, stages: stageLayout.length, depth, order, seed, draw, sourceDepth: sourceDepth(config, needs) };
  if (strategy === 'tleg') return mixtures(depth);
  return desNetLayerSources(expansion).map((source) => source ?? 'drawn');
}

function counted(layers: number): readonly number[] {
  return Array.from({ length: layers }, (_, layer) => layer);
}

function mixtures(depth: number): readonly LayerOrigin[] {
  return Array.from({ length: depth }, (_, layer) => ({ share: tlegCoefficient(layer, depth) }));
}

function ancestorOf(config: ExperimentConfig): AncestorContent {
  const isTeacher = config.ancestor !== 'none';
  if (config.ancestor === 'safetensors') return { depth: undefined, isTeacher, origin: 'file' };
  if (config.ancestor === 'tfjs') return { depth: undefined, isTeacher, origin: 'tfjs' };
  if (!trainsAncestor(config)) return { depth: 0, isTeacher, origin: 'none' };
  return { depth: config.ancestorDepth, isTeacher, origin: 'trained' };
}
