import { expect, test } from 'vitest';
import type { InitializationOrder } from '../sws/initialization-order.ts';
import { strategies, type StrategyName } from '../sws/strategy.ts';
import { tinyConfig } from '../training/coloured-dataset.fixture.ts';
import { descendantsOf, networkKey } from './descendants.ts';

const config = { ...tinyConfig, stageLayout: [2, 2], depths: [2, 3, 4], draws: 3 };

test('every strategy has a Des-Net at every depth, a random one as many as there are draws', () => {
  const descendants = descendantsOf({ ...config, strategies: ['cyclic', 'random-assigned'] });
  expect(descendants.map(({ strategy, depth, draw }) => `${strategy} ${depth} ${draw}`)).toEqual([
    'cyclic 2 0', 'cyclic 3 0', 'cyclic 4 0',
    'random-assigned 2 0', 'random-assigned 2 1', 'random-assigned 2 2',
    'random-assigned 3 0', 'random-assigned 3 1', 'random-assigned 3 2',
    'random-assigned 4 0', 'random-assigned 4 1', 'random-assigned 4 2',
  ]);
});

test('layer sources follow the strategy and the initialisation order', () => {
  const sources = (order: InitializationOrder): readonly (readonly number[])[] =>
    descendantsOf({ ...config, strategies: ['cyclic'], order }).map(({ recipe }) => (recipe.kind === 'layers' ? recipe.layerSources : []));
  expect(sources('front-mid-last')).toEqual([[0, 1], [0, 0, 1], [0, 0, 1, 1]]);
  expect(sources([1, 0])).toEqual([[0, 1], [0, 1, 1], [0, 0, 1, 1]]);
});

test('the same layers of the same learngene are one network; of another learngene they are another', () => {
  const keyOf = (strategy: StrategyName): string | undefined =>
    descendantsOf({ ...config, strategies: [strategy], depths: [4] }).map(networkKey)[0];
  expect(keyOf('interlacing')).toBe(keyOf('cyclic')); // ⌊i·2/4⌋ = 0, 0, 1, 1
  expect(keyOf('stacking')).not.toBe(keyOf('cyclic')); // 0, 1, 0, 1
  expect(keyOf('simple-lg')).not.toBe(keyOf('cyclic'));
});

test('a Des-Net names the network that it comes from, and whether it can be seen while that trains', () => {
  const all = descendantsOf({ ...config, strategies: strategies.map(({ name }) => name), depths: [3], draws: 1 }, 4);
  const from = Object.fromEntries(all.map(({ strategy, source, live }) => [strategy, [source, live]]));
  expect(from).toEqual({
    cyclic: ['aux-net', true], 'front-mid-last': ['aux-net', true], 'front-last-mid': ['aux-net', true], 'simple-lg': ['vanilla-net', true],
    'random-assigned': ['aux-net', true], 'random-shuffled': ['aux-net', true], stacking: ['aux-net', true], interlacing: ['aux-net', true],
    tleg: ['tleg-net', true], 'vanilla-lg': ['deep-net', false], 'selection-first': ['deep-net', true], 'selection-uniform': ['deep-net', true],
    'selection-width': ['ancestor', false], mimetic: [undefined, false], scratch: [undefined, false], trained: ['trained-3', false],
  }); // all but pretrain-finetune, which is only ever seen tuned
});
