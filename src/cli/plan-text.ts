import { formatCount } from '../lib/format.ts';
import { formatLayerSources } from '../sws/layer-sources.ts';
import { strategyNamed, type SourceNetwork, type StrategyName } from '../sws/strategy.ts';

/** What `plan --json` prints. */
export interface Plan {
  /** For each layer the stored layer it is a copy of, null where it is drawn; null for TLEG, which has none. */
  readonly layerSources: readonly (number | null)[] | null;
  /** Of TLEG: layer i is base + coefficients[i]·slope, tensor by tensor. */
  readonly combination?: { readonly base: 'B'; readonly slope: 'A'; readonly coefficients: readonly number[] };
  /** Layers of each stage; null where there are no stages. */
  readonly counts: readonly number[] | null;
  readonly params: number;
  readonly macs: number;
  readonly flops: number;
  readonly storedParams: number;
}

/** A plan for people: where its layers come from in words, and what it costs. */
export function describePlan(plan: Plan, strategy: StrategyName): string {
  const { counts, params, macs, flops, storedParams } = plan;
  return [
    `layer sources      ${originInWords(plan, strategy)}`,
    ...(counts ? [`layers per stage   ${counts.join(', ')}`] : []),
    `needs trained      ${neededInWords(strategyNamed(strategy).needs)}`,
    `parameters         ${formatCount(params)}`,
    `MACs               ${formatCount(macs)}`,
    `FLOPs              ${formatCount(flops)}`,
    `parameters stored  ${formatCount(storedParams)} ${storedInWords(strategy)}`,
  ].join('\n');
}

function originInWords({ layerSources, combination, counts }: Plan, strategy: StrategyName): string {
  if (!layerSources) {
    const depth = combination?.coefficients.length;
    return `none: layer ℓ is B + ((ℓ − 1)/${depth})·A, of the two blocks of a trained TLEG network`;
  }
  const stored = layerSources.filter((source) => source !== null);
  if (counts) return formatLayerSources(stored);
  const drawn = layerSources.length - stored.length;
  if (stored.length === 0) {
    return strategy === 'mimetic' ? 'none: every layer is drawn, attention as mimetic initialisation says' : 'none: every layer is drawn';
  }
  const taken = `${formatLayerSources(stored)} of ${sourceInWords(strategy)}`;
  return drawn === 0 ? taken : `the first ${drawn} drawn, as are embedding and head; then ${taken}`;
}

/** The network whose layers are taken, where that is not a learngene. */
function sourceInWords(strategy: StrategyName): string {
  const { needs } = strategyNamed(strategy);
  if (needs === 'trained') return 'the network of that depth itself, trained from scratch';
  return needs === 'ancestor' ? 'the ancestor, evenly spaced channels of each' : 'a trained ViT without shared layers';
}

function neededInWords(network: SourceNetwork): string {
  const words: { readonly [Name in SourceNetwork]: string } = {
    'aux-net': 'the Aux-Net',
    'vanilla-net': 'a vanilla net: one layer for each stage, none shared',
    'tleg-net': 'a TLEG network: two blocks, its layers combinations of them',
    'deep-net': 'a deep net: layers of their own, more than the Des-Net has',
    ancestor: 'an ancestor that is at least as wide and deep',
    trained: 'a network of this depth, from scratch',
    none: 'nothing',
  };
  return words[network];
}

/** Which Des-Nets can be made from what is stored. */
function storedInWords(strategy: StrategyName): string {
  if (strategyNamed(strategy).needs === 'trained') return 'for a Des-Net of this depth alone';
  return strategy.startsWith('selection-') ? 'for Des-Nets of up to the source’s depth' : 'for Des-Nets of any depth';
}
