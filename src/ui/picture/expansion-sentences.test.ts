import { expect, test } from 'vitest';
import { defaultConfig } from '../../config/defaults.ts';
import type { ExperimentConfig } from '../../config/fields.ts';
import { english } from '../../messages/en/english.ts';
import { chinese } from '../../messages/zh/chinese.ts';
import { strategies, type StrategyName } from '../../sws/strategy.ts';
import { expansionSentences } from './expansion-sentences.ts';
import { expandedNetwork } from './picture-content.ts';

/** Five stages, 16 layers: the paper's layout. */
const paper: ExperimentConfig = { ...defaultConfig, stageLayout: [3, 3, 4, 3, 3], ancestor: 'trained', ancestorDepth: 16, depths: [12] };

function sentence(strategy: StrategyName, depth: number, layer: number, config = paper, draw = 0): string | undefined {
  return expansionSentences(expandedNetwork(config, strategy, draw, depth), english)[layer - 1];
}

test('SWS says which copy a layer is, and why its stage gives so many', () => {
  // 000111223344
  expect(sentence('cyclic', 12, 4)).toBe(
    'Layer 4 of 12 is copy 1 of 3 of stage 2’s layer, because 12 = 5·2 + 2: each stage gives 2, and stages 1 and 2, first in the order, one more.',
  );
  expect(sentence('cyclic', 10, 10)).toBe('Layer 10 of 10 is copy 2 of 2 of stage 5’s layer, because 10 = 5·2: each stage gives 2.');
  expect(sentence('cyclic', 5, 3)).toBe('Layer 3 of 5 is the one copy of stage 3’s layer, because 5 = 5·1: each stage gives one.');
});

test('the order in the form is that of SWS, and of no other', () => {
  const config = { ...paper, order: [2, 0, 1, 3, 4] };
  expect(sentence('cyclic', 6, 4, config)).toContain('copy 2 of 2 of stage 3’s layer, because 6 = 5·1 + 1: each stage gives one, and stage 3, first in the order');
  expect(sentence('front-mid-last', 6, 1, config)).toContain('and stage 1, first in the order');
  expect(sentence('front-last-mid', 7, 7, config)).toContain('and stages 1 and 5, first in the order');
});

test('Simple-LG names the vanilla net’s layers', () => {
  expect(sentence('simple-lg', 6, 2)).toBe(
    'Layer 2 of 6 is copy 2 of 2 of layer 1 of the vanilla net, which never learnt to be repeated: 6 = 5·1 + 1: each layer gives one, and layer 1, first in the order, one more.',
  );
});

test('random strategies say what their draw did', () => {
  const network = { strategy: 'random-assigned', layers: [0, 0, 0, 1, 2, 2], stages: 3, order: 'front-mid-last', draw: 1, sourceDepth: 6 } as const;
  expect(expansionSentences(network, english)[3]).toBe(
    'Layer 4 of 6 is the one copy of stage 2’s layer: each stage gives one, and draw 2 dealt the other 3 to stages 1 (2 of them) and 3.',
  );
  expect(sentence('random-assigned', 5, 1)).toContain('there is none left to deal at random');
  const shuffled = { ...network, strategy: 'random-shuffled', layers: [2, 0, 2] } as const;
  expect(expansionSentences(shuffled, english)[0]).toBe('Layer 1 of 3 is a copy of stage 3’s layer by draw 2, which chose among all 3 stages for each layer anew.');
});

test('stacking and interlacing compute the stage', () => {
  expect(sentence('stacking', 8, 7)).toContain('stage 2’s layer: the whole learngene is stacked again and again, and this is round 2');
  // ⌊6·5/8⌋ = 3, the fourth.
  expect(sentence('interlacing', 8, 7)).toBe('Layer 7 of 8 is a copy of stage 4’s layer, because ⌊6·5 / 8⌋ + 1 = 4.');
});

test('TLEG mixes two blocks by the place of the layer', () => {
  expect(sentence('tleg', 8, 3)).toBe('Layer 3 of 8 is θ_B + (2/8)·θ_A: not a copy, but a mixture of the two stored blocks.');
});

test('layers of deeper nets are named by their number there', () => {
  expect(sentence('vanilla-lg', 8, 5)).toBe('Layer 5 of 8 is drawn at random: only the last 3 are taken from the deep net.');
  expect(sentence('vanilla-lg', 8, 6)).toBe('Layer 6 of 8 is a copy of layer 14 of the deep net’s 16: its last 3 become the last 3 here.');
  expect(sentence('selection-first', 8, 6)).toContain('layer 6 of the deep net: its first 8 of 16 layers');
  // 6·15/7 = 12.86, rounded 13, the fourteenth.
  expect(sentence('selection-uniform', 8, 7)).toBe('Layer 7 of 8 is a copy of layer 14 of the deep net: 8 of its 16 layers, evenly spaced, round(6·15 / 7) + 1.');
  // 1·15/6 = 2.5 goes to 2, the third.
  expect(sentence('selection-uniform', 7, 2)).toContain('layer 3 of the deep net: 7 of its 16 layers, evenly spaced, round(1·15 / 6) + 1, halves to the even number');
  expect(sentence('selection-width', 8, 7)).toContain('layer 14 of the ancestor');
});

test('where the ancestor’s depth is not known yet, no layer of it is named', () => {
  expect(sentence('selection-width', 8, 7, { ...paper, ancestor: 'safetensors' })).toContain('which one, its file will tell');
});

test('in Chinese the same is said', () => {
  const inChinese = (strategy: StrategyName, depth: number, layer: number): string | undefined =>
    expansionSentences(expandedNetwork(paper, strategy, 0, depth), chinese)[layer - 1];
  expect(inChinese('cyclic', 12, 4)).toBe(
    '第 4 层（共 12 层）是阶段 2 的层的 3 份复制中的第 1 份，因为 12 = 5·2 + 2：每个阶段给出 2 层，顺序中靠前的阶段 1和2 再多给一层。',
  );
  expect(inChinese('simple-lg', 6, 2)).toContain('普通网络第 1 层的 2 份复制中的第 2 份，它从未学过被重复');
});

test.each([['English', english], ['Chinese', chinese]])('in %s every strategy has a sentence for each layer, and none of them speaks of what it does not know', (_, messages) => {
  for (const { name } of strategies) {
    for (const depth of [5, 8, 12]) {
      const sentences = expansionSentences(expandedNetwork(paper, name, 0, depth), messages);
      expect(sentences).toHaveLength(depth);
      for (const text of sentences) expect(text).not.toMatch(/NaN|undefined|object/);
    }
  }
});
