import { InputError } from '../lib/errors.ts';
import type { RandomStream } from '../lib/random.ts';
import { randomStream } from '../lib/random.ts';
import { cyclicLayerSources } from './cyclic.ts';
import type { InitializationOrder } from './initialization-order.ts';
import { interlacingLayerSources } from './interlacing.ts';
import type { LayerSources } from './layer-sources.ts';
import { randomAssignedLayerSources } from './random-assigned.ts';
import { randomShuffledLayerSources } from './random-shuffled.ts';
import { simpleLgLayerSources } from './simple-lg.ts';
import { stackingLayerSources } from './stacking.ts';
import type { StrategyName } from './strategy.ts';

export interface Expansion {
  readonly strategy: StrategyName;
  /** M, the number of learngene layers. */
  readonly stages: number;
  /** L, the number of layers of the Des-Net; at least M. */
  readonly depth: number;
  /** Which stages get the extra layers first; only the cyclic strategy looks at it. */
  readonly order: InitializationOrder;
  /** Seed and 0-based draw decide what the random strategies draw; the others ignore them. */
  readonly seed: number;
  readonly draw: number;
}

type Rule = (expansion: Expansion, stream: RandomStream) => LayerSources;

const rules: Readonly<Record<StrategyName, Rule>> = {
  cyclic: ({ stages, depth, order }) => cyclicLayerSources(stages, depth, order),
  'simple-lg': ({ stages, depth }) => simpleLgLayerSources(stages, depth),
  'random-assigned': ({ stages, depth }, stream) => randomAssignedLayerSources(stages, depth, stream),
  'random-shuffled': ({ stages, depth }, stream) => randomShuffledLayerSources(stages, depth, stream),
  stacking: ({ stages, depth }) => stackingLayerSources(stages, depth),
  interlacing: ({ stages, depth }) => interlacingLayerSources(stages, depth),
};

/**
 * Expands the learngene to a Des-Net (phase 2, Section 3.3): which learngene layer each of its layers takes.
 * Throws an InputError when the depth is smaller than the number of stages, or the order no permutation of them.
 */
export function desNetLayerSources(expansion: Expansion): LayerSources {
  const { strategy, stages, depth, seed, draw } = expansion;
  checkDepth(depth, stages);
  return rules[strategy](expansion, randomStream(seed, 'draw', strategy, depth, draw));
}

function checkDepth(depth: number, stages: number): void {
  if (!Number.isInteger(depth) || depth < 1) {
    throw new InputError('depth', `Des-Net depth ${depth}: must be a whole number of at least 1`);
  }
  if (depth < stages) {
    throw new InputError(
      'depth',
      `Des-Net depth ${depth}: is smaller than the ${stages} stages of the learngene; choose at least ${stages}`,
    );
  }
}
