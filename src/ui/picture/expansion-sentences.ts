import type { Copy, CyclicRule, Dealt, EvenRule } from '../../messages/en/expansion.ts';
import type { Messages } from '../../messages/messages.ts';
import { stageOrder, type InitializationOrder } from '../../sws/initialization-order.ts';
import { countsPerStage } from '../../sws/layer-sources.ts';
import type { StrategyName } from '../../sws/strategy.ts';
import type { LayerOrigin } from './layer-origin.ts';

/** One Des-Net and what decided where its layers come from. */
export interface ExpandedNetwork {
  readonly strategy: StrategyName;
  /** Origin of each layer, input first. */
  readonly layers: readonly LayerOrigin[];
  /** M, layers of the learngene. */
  readonly stages: number;
  readonly order: InitializationOrder;
  /** 0-based draw of a random strategy. */
  readonly draw: number;
  /** T, layers of the network that whole layers are taken from; undefined while that is not known. */
  readonly sourceDepth: number | undefined;
}

/** How each layer of a Des-Net comes about, and why, a sentence a layer; layers and stages are counted from 1. */
export function expansionSentences(network: ExpandedNetwork, { expansion }: Messages): readonly string[] {
  const depth = network.layers.length;
  return network.layers.map((origin, layer) => expansion.sentence(layer + 1, depth, predicateOf(expansion, network, origin, layer)));
}

function predicateOf(words: Messages['expansion'], network: ExpandedNetwork, origin: LayerOrigin, layer: number): string {
  const { strategy, layers: { length: depth }, stages, draw, sourceDepth = depth } = network;
  switch (strategy) {
    case 'cyclic':
    case 'front-mid-last':
    case 'front-last-mid': return words.cyclic(copyAt(network, layer), cyclicRule(network));
    case 'simple-lg': return words.simpleLg(copyAt(network, layer), cyclicRule(network));
    case 'random-assigned': return words.randomAssigned(copyAt(network, layer), draw + 1, dealtBy(network));
    case 'random-shuffled': return words.randomShuffled(number(origin), draw + 1, stages);
    case 'stacking': return words.stacking(number(origin), Math.floor(layer / stages) + 1);
    case 'interlacing': return words.interlacing(number(origin), layer, stages, depth);
    case 'tleg': return words.tleg(layer, depth);
    case 'vanilla-lg': return origin === 'drawn' ? words.vanillaDrawn(taken(network)) : words.vanillaCopy(number(origin), sourceDepth, taken(network));
    case 'selection-first': return words.selectionFirst(number(origin), depth, sourceDepth);
    case 'selection-uniform': return words.selectionUniform(number(origin), evenRule(network, layer));
    case 'selection-width':
      return network.sourceDepth === undefined ? words.selectionWidthUnknown : words.selectionWidth(number(origin), evenRule(network, layer));
    case 'mimetic': return words.mimetic;
    case 'scratch': return words.scratch;
    case 'trained': return words.trained(depth);
    case 'pretrain-finetune': return words.pretrainFinetune(depth);
    default: return strategy satisfies never;
  }
}

/** A stored layer, from 1. */
function number(origin: LayerOrigin): number {
  return typeof origin === 'number' ? origin + 1 : Number.NaN;
}

/** Which of the copies of its stored layer a layer is. */
function copyAt({ layers }: ExpandedNetwork, layer: number): Copy {
  const origin = layers[layer] ?? 'drawn';
  const copies = layers.flatMap((other, i) => (other === origin ? [i] : []));
  return { source: number(origin), place: copies.indexOf(layer) + 1, copies: copies.length };
}

/** How many layers every stage gives, and which of them one more. */
function cyclicRule({ strategy, layers: { length: depth }, stages, order }: ExpandedNetwork): CyclicRule {
  const used = strategy === 'cyclic' ? order : strategy === 'front-last-mid' ? 'front-last-mid' : 'front-mid-last';
  const favoured = depth % stages === 0 ? [] : stageOrder(used, stages).slice(0, depth % stages).map((stage) => stage + 1);
  return { depth, stages, each: Math.floor(depth / stages), favoured };
}

/** What a draw dealt beyond each stage's first layer. */
function dealtBy({ layers, stages }: ExpandedNetwork): readonly Dealt[] {
  const counts = countsPerStage(layers.filter((origin) => typeof origin === 'number'), stages);
  return counts.flatMap((count, stage) => (count > 1 ? [{ stage: stage + 1, extra: count - 1 }] : []));
}

/** How many layers Vanilla-LG takes from the deep net. */
function taken({ layers }: ExpandedNetwork): number {
  return layers.filter((origin) => origin !== 'drawn').length;
}

function evenRule({ layers: { length: depth }, sourceDepth = depth }: ExpandedNetwork, layer: number): EvenRule {
  const exact = depth === 1 ? 0 : (layer * (sourceDepth - 1)) / (depth - 1);
  return { layer, depth, sourceDepth, isHalf: Math.abs(exact - Math.floor(exact) - 0.5) < 1e-9 };
}
