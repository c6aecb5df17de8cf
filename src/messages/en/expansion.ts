import { listed } from '../../lib/format.ts';

/** Which of the copies of a stored layer a layer is; layers, stages and copies are counted from 1. */
export interface Copy {
  /** Number of the stored layer, which for SWS is that of its stage. */
  readonly source: number;
  readonly place: number;
  readonly copies: number;
}

/** depth = stages · each + favoured.length: the favoured stages, first in the order, give one more. */
export interface CyclicRule {
  readonly depth: number;
  readonly stages: number;
  readonly each: number;
  readonly favoured: readonly number[];
}

/** Layers that a draw dealt to a stage beyond its first. */
export interface Dealt {
  readonly stage: number;
  readonly extra: number;
}

/** Layer `layer`, from 0, of `depth` is taken from the evenly spaced one of `sourceDepth`. */
export interface EvenRule {
  readonly layer: number;
  readonly depth: number;
  readonly sourceDepth: number;
  /** Whether the exact place lies half-way between two layers. */
  readonly isHalf: boolean;
}

/** How a layer of a Des-Net comes about, and why: what follows “Layer 4 of 12”. */
export const expansion = {
  sentence: (layer: number, depth: number, predicate: string) => `Layer ${layer} of ${depth} ${predicate}.`,
  cyclic: (copy: Copy, rule: CyclicRule) => `is ${copyOf(copy, `stage ${copy.source}’s layer`)}, because ${cyclicRule(rule, 'stage')}`,
  simpleLg: (copy: Copy, rule: CyclicRule) => `is ${copyOf(copy, `layer ${copy.source} of the vanilla net`)}, which never learnt to be repeated: ${cyclicRule(rule, 'layer')}`,
  randomAssigned: (copy: Copy, draw: number, dealt: readonly Dealt[]) => `is ${copyOf(copy, `stage ${copy.source}’s layer`)}: ${assignedRule(draw, dealt)}`,
  randomShuffled: (stage: number, draw: number, stages: number) => `is a copy of stage ${stage}’s layer by draw ${draw}, which chose among all ${stages} stages for each layer anew`,
  stacking: (stage: number, round: number) => `is a copy of stage ${stage}’s layer: the whole learngene is stacked again and again, and this is round ${round}`,
  interlacing: (stage: number, layer: number, stages: number, depth: number) => `is a copy of stage ${stage}’s layer, because ⌊${layer}·${stages} / ${depth}⌋ + 1 = ${stage}`,
  tleg: (layer: number, depth: number) => `is θ_B + (${layer}/${depth})·θ_A: not a copy, but a mixture of the two stored blocks`,
  vanillaDrawn: (taken: number) => `is drawn at random: only the last ${taken} are taken from the deep net`,
  vanillaCopy: (source: number, sourceDepth: number, taken: number) => `is a copy of layer ${source} of the deep net’s ${sourceDepth}: its last ${taken} become the last ${taken} here`,
  selectionFirst: (source: number, depth: number, sourceDepth: number) => `is a copy of layer ${source} of the deep net: its first ${depth} of ${sourceDepth} layers are taken`,
  selectionUniform: (source: number, rule: EvenRule) => `is a copy of layer ${source} of the deep net: ${evenRule(rule)}`,
  selectionWidth: (source: number, rule: EvenRule) => `is taken from layer ${source} of the ancestor, and of each of its tensors evenly spaced channels: ${evenRule(rule)}`,
  selectionWidthUnknown: 'is taken from one of evenly spaced layers of the ancestor, and of each of its tensors evenly spaced channels; which one, its file will tell',
  mimetic: 'is drawn without data, its attention so that QKᵀ ≈ 0.7Z + 0.7I and V·proj ≈ 0.4Z − 0.4I',
  scratch: 'is drawn at random, as before any training: it is taken from no network',
  trained: (depth: number) => `is no copy: a network of ${depth} layers is trained from scratch, and this is its own layer`,
  pretrainFinetune: (depth: number) => `is its own layer of a network of ${depth} layers that was trained from scratch; only its head is new`,
};

/** `copy 2 of 3 of stage 1’s layer`, `the one copy of layer 4 of the vanilla net`. */
function copyOf({ place, copies }: Copy, layer: string): string {
  return `${copies === 1 ? 'the one copy' : `copy ${place} of ${copies}`} of ${layer}`;
}

/** `12 = 5·2 + 2: each stage gives 2, and stages 1 and 2, first in the order, one more`. */
function cyclicRule({ depth, stages, each, favoured }: CyclicRule, what: 'stage' | 'layer'): string {
  const gives = `each ${what} gives ${each === 1 ? 'one' : each}`;
  if (favoured.length === 0) return `${depth} = ${stages}·${each}: ${gives}`;
  const which = `${what}${favoured.length === 1 ? '' : 's'} ${listed(favoured.map(String), 'en')}`;
  return `${depth} = ${stages}·${each} + ${favoured.length}: ${gives}, and ${which}, first in the order, one more`;
}

/** `each stage gives one, and draw 1 dealt the other 2 to stages 2 and 4`. */
function assignedRule(draw: number, dealt: readonly Dealt[]): string {
  const others = dealt.reduce((sum, { extra }) => sum + extra, 0);
  if (others === 0) return 'each stage gives one, and there is none left to deal at random';
  const receivers = listed(dealt.map(({ stage, extra }) => (extra === 1 ? `${stage}` : `${stage} (${extra} of them)`)), 'en');
  const rest = others === 1 ? 'the one that is left' : `the other ${others}`;
  return `each stage gives one, and draw ${draw} dealt ${rest} to ${dealt.length === 1 ? 'stage' : 'stages'} ${receivers}`;
}

/** `5 of its 8 layers, evenly spaced: round(2·7 / 4) + 1 = 5`. */
function evenRule({ layer, depth, sourceDepth, isHalf }: EvenRule): string {
  if (depth === 1) return `the first of its ${sourceDepth} layers`;
  return `${depth} of its ${sourceDepth} layers, evenly spaced, round(${layer}·${sourceDepth - 1} / ${depth - 1}) + 1${isHalf ? ', halves to the even number' : ''}`;
}
