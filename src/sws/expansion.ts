import { InputError } from '../lib/errors.ts';
import type { RandomStream } from '../lib/random.ts';
import { randomStream } from '../lib/random.ts';
import { cyclicLayerSources } from './cyclic.ts';
import type { InitializationOrder } from './initialization-order.ts';
import { interlacingLayerSources } from './interlacing.ts';
import { evenLayers, firstLayers } from './layer-selection.ts';
import { randomAssignedLayerSources } from './random-assigned.ts';
import { randomShuffledLayerSources } from './random-shuffled.ts';
import { simpleLgLayerSources } from './simple-lg.ts';
import { stackingLayerSources } from './stacking.ts';
import { strategyNamed, type StrategyName } from './strategy.ts';
import { vanillaLgLayerSources } from './vanilla-lg.ts';

export interface Expansion {
  readonly strategy: StrategyName;
  /** M, the number of learngene layers. */
  readonly stages: number;
  /** L, the number of layers of the Des-Net; at least M where a learngene is expanded. */
  readonly depth: number;
  /** Which stages get the extra layers first; only the strategy `cyclic` looks at it. */
  readonly order: InitializationOrder;
  /** Seed and 0-based draw decide what the random strategies draw; the others ignore them. */
  readonly seed: number;
  readonly draw: number;
  /**
   * T, the number of layers of the network taken from: the Aux-Net's depth for a `deep-net`, an ancestor's own.
   * Only Vanilla-LG and weight selection look at it.
   */
  readonly sourceDepth: number;
}

/** For each layer of a Des-Net the stored layer it is a copy of; undefined where it is a copy of none. */
export type SourceOfEachLayer = readonly (number | undefined)[];

type Rule = (expansion: Expansion, stream: RandomStream) => SourceOfEachLayer;

const own: Rule = ({ depth }) => Array.from({ length: depth }, (_, layer) => layer);
const none: Rule = ({ depth }) => Array.from({ length: depth }, () => undefined);

const rules: Readonly<Record<StrategyName, Rule>> = {
  cyclic: ({ stages, depth, order }) => cyclicLayerSources(stages, depth, order),
  'front-mid-last': ({ stages, depth }) => cyclicLayerSources(stages, depth, 'front-mid-last'),
  'front-last-mid': ({ stages, depth }) => cyclicLayerSources(stages, depth, 'front-last-mid'),
  'simple-lg': ({ stages, depth }) => simpleLgLayerSources(stages, depth),
  'random-assigned': ({ stages, depth }, stream) => randomAssignedLayerSources(stages, depth, stream),
  'random-shuffled': ({ stages, depth }, stream) => randomShuffledLayerSources(stages, depth, stream),
  stacking: ({ stages, depth }) => stackingLayerSources(stages, depth),
  interlacing: ({ stages, depth }) => interlacingLayerSources(stages, depth),
  tleg: none,
  'vanilla-lg': ({ depth, sourceDepth }) => vanillaLgLayerSources(depth, sourceDepth),
  'selection-first': ({ depth, sourceDepth }) => firstLayers(depth, sourceDepth),
  'selection-uniform': ({ depth, sourceDepth }) => evenLayers(depth, sourceDepth),
  'selection-width': ({ depth, sourceDepth }) => evenLayers(depth, sourceDepth),
  mimetic: none,
  scratch: none,
  trained: own,
  'pretrain-finetune': own,
};

/**
 * Which stored layer each layer of a Des-Net takes (phase 2, Section 3.3), of the network that its strategy needs;
 * undefined for layers that are drawn, and for TLEG's, which are combinations of two. Throws an InputError when
 * the depth is smaller than the number of stages of a learngene to be expanded, or larger than that of the network
 * from which layers are selected, or the order no permutation of the stages.
 */
export function desNetLayerSources(expansion: Expansion): SourceOfEachLayer {
  const { strategy, depth, seed, draw } = expansion;
  checkDepth(expansion);
  return rules[strategy](expansion, randomStream(seed, 'draw', strategy, depth, draw));
}

/** Whether a strategy expands a learngene, so that a Des-Net has at least its M layers. */
export function expandsLearngene(strategy: StrategyName): boolean {
  return ['aux-net', 'vanilla-net', 'tleg-net'].includes(strategyNamed(strategy).needs) || strategy === 'vanilla-lg';
}

function checkDepth({ strategy, stages, depth }: Expansion): void {
  if (!Number.isInteger(depth) || depth < 1) {
    throw new InputError('depth', `Des-Net depth ${depth}: must be a whole number of at least 1`);
  }
  if (depth < stages && expandsLearngene(strategy)) {
    throw new InputError(
      'depth',
      `Des-Net depth ${depth}: is smaller than the ${stages} stages of the learngene; choose at least ${stages}`,
    );
  }
}
