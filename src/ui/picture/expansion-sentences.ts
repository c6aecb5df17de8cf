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
export function expansionSentences(network: ExpandedNetwork): readonly string[] {
  const depth = network.layers.length;
  return network.layers.map((origin, layer) => `Layer ${layer + 1} of ${depth} ${predicateOf(network, origin, layer)}.`);
}

function predicateOf(network: ExpandedNetwork, origin: LayerOrigin, layer: number): string {
  const { strategy, layers: { length: depth } } = network;
  switch (strategy) {
    case 'cyclic':
    case 'front-mid-last':
    case 'front-last-mid': return `is ${copyOf(network, layer)}, because ${cyclicRule(network)}`;
    case 'simple-lg': return `is ${copyOf(network, layer)}, which never learnt to be repeated: ${cyclicRule(network)}`;
    case 'random-assigned': return `is ${copyOf(network, layer)}: ${assignedRule(network)}`;
    case 'random-shuffled': return `is a copy of stage ${number(origin)}’s layer by draw ${network.draw + 1}, which chose among all ${network.stages} stages for each layer anew`;
    case 'stacking': return `is a copy of stage ${number(origin)}’s layer: the whole learngene is stacked again and again, and this is round ${Math.floor(layer / network.stages) + 1}`;
    case 'interlacing': return `is a copy of stage ${number(origin)}’s layer, because ⌊${layer}·${network.stages} / ${depth}⌋ + 1 = ${number(origin)}`;
    case 'tleg': return `is θ_B + (${layer}/${depth})·θ_A: not a copy, but a mixture of the two stored blocks`;
    case 'vanilla-lg': return vanillaRule(network, origin);
    case 'selection-first': return `is a copy of layer ${number(origin)} of the deep net: its first ${depth} of ${network.sourceDepth} layers are taken`;
    case 'selection-uniform': return `is a copy of layer ${number(origin)} of the deep net: ${evenRule(network, layer)}`;
    case 'selection-width': return widthRule(network, origin, layer);
    case 'mimetic': return 'is drawn without data, its attention so that QKᵀ ≈ 0.7Z + 0.7I and V·proj ≈ 0.4Z − 0.4I';
    case 'scratch': return 'is drawn at random, as before any training: it is taken from no network';
    case 'trained': return `is no copy: a network of ${depth} layers is trained from scratch, and this is its own layer`;
    case 'pretrain-finetune': return `is its own layer of a network of ${depth} layers that was trained from scratch; only its head is new`;
    default: return strategy satisfies never;
  }
}

/** A stored layer, from 1. */
function number(origin: LayerOrigin): number {
  return typeof origin === 'number' ? origin + 1 : Number.NaN;
}

/** `copy 2 of 3 of stage 1’s layer`, `the one copy of layer 4 of the vanilla net`. */
function copyOf({ strategy, layers }: ExpandedNetwork, layer: number): string {
  const origin = layers[layer] ?? 'drawn';
  const copies = layers.flatMap((other, i) => (other === origin ? [i] : []));
  const which = copies.length === 1 ? 'the one copy' : `copy ${copies.indexOf(layer) + 1} of ${copies.length}`;
  return `${which} of ${strategy === 'simple-lg' ? `layer ${number(origin)} of the vanilla net` : `stage ${number(origin)}’s layer`}`;
}

/** `12 = 5·2 + 2: each stage gives 2 layers, and stages 1 and 2, first in the order, one more`. */
function cyclicRule({ strategy, layers: { length: depth }, stages, order }: ExpandedNetwork): string {
  const [each, extra] = [Math.floor(depth / stages), depth % stages];
  const what = strategy === 'simple-lg' ? 'layer' : 'stage';
  const gives = `each ${what} gives ${each === 1 ? 'one' : each}`;
  if (extra === 0) return `${depth} = ${stages}·${each}: ${gives}`;
  const used = strategy === 'cyclic' ? order : strategy === 'front-last-mid' ? 'front-last-mid' : 'front-mid-last';
  const favoured = stageOrder(used, stages).slice(0, extra).map((stage) => stage + 1);
  return `${depth} = ${stages}·${each} + ${extra}: ${gives}, and ${plural(what, favoured)}, first in the order, one more`;
}

/** `each stage gives one, and draw 1 dealt the other 2 to stages 2 and 4`. */
function assignedRule({ layers, stages, draw }: ExpandedNetwork): string {
  const counts = countsPerStage(layers.filter((origin) => typeof origin === 'number'), stages);
  const dealt = counts.flatMap((count, stage) => (count > 1 ? [{ stage: stage + 1, extra: count - 1 }] : []));
  const others = layers.length - stages;
  if (others === 0) return 'each stage gives one, and there is none left to deal at random';
  const receivers = listed(dealt.map(({ stage, extra }) => (extra === 1 ? `${stage}` : `${stage} (${extra} of them)`)));
  const rest = others === 1 ? 'the one that is left' : `the other ${others}`;
  return `each stage gives one, and draw ${draw + 1} dealt ${rest} to ${dealt.length === 1 ? 'stage' : 'stages'} ${receivers}`;
}

function vanillaRule({ layers, sourceDepth }: ExpandedNetwork, origin: LayerOrigin): string {
  const taken = layers.filter((other) => other !== 'drawn').length;
  if (origin === 'drawn') return `is drawn at random: only the last ${taken} are taken from the deep net`;
  return `is a copy of layer ${number(origin)} of the deep net’s ${sourceDepth}: its last ${taken} become the last ${taken} here`;
}

/** `5 of its 8 layers, evenly spaced: round(2·7 / 4) + 1 = 5`. */
function evenRule({ layers: { length: depth }, sourceDepth = depth }: ExpandedNetwork, layer: number): string {
  if (depth === 1) return `the first of its ${sourceDepth} layers`;
  const exact = (layer * (sourceDepth - 1)) / (depth - 1);
  const isHalf = Math.abs(exact - Math.floor(exact) - 0.5) < 1e-9;
  return `${depth} of its ${sourceDepth} layers, evenly spaced, round(${layer}·${sourceDepth - 1} / ${depth - 1}) + 1${isHalf ? ', halves to the even number' : ''}`;
}

function widthRule(network: ExpandedNetwork, origin: LayerOrigin, layer: number): string {
  const narrowed = 'and of each of its tensors evenly spaced channels';
  if (network.sourceDepth === undefined) return `is taken from one of evenly spaced layers of the ancestor, ${narrowed}; which one, its file will tell`;
  return `is taken from layer ${number(origin)} of the ancestor, ${narrowed}: ${evenRule(network, layer)}`;
}

/** `stage 1`, `stages 1, 2 and 3`. */
function plural(what: string, numbers: readonly number[]): string {
  return `${what}${numbers.length === 1 ? '' : 's'} ${listed(numbers.map(String))}`;
}

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
