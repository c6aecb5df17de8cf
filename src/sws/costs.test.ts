import { expect, test } from 'vitest';
import { flopCount, macCount, parameterCount, storedParameterCount, storedParametersFor, trainingEpochs, trainingSampleFlops } from './costs.ts';
import type { VitShape } from './vit.ts';
import { deitShapes, vitTensors } from './vit.ts';

const odd: VitShape = { imageSize: 21, patchSize: 7, channels: 1, dim: 15, heads: 3, mlpRatio: 3, classes: 7 };
const quick: VitShape = { imageSize: 32, patchSize: 8, channels: 3, dim: 64, heads: 4, mlpRatio: 2, classes: 10 };

test.each([['odd', odd], ['quick', quick], ['DeiT-S', deitShapes['deit-s']], ['DeiT-B', deitShapes['deit-b']]])(
  'the parameters of the %s shape are the sizes of its tensors, at any depth',
  (_, shape) => {
    for (const depth of [1, 5, 12]) {
      const sizes = vitTensors(shape, depth).map((tensor) => tensor.shape.reduce((a, b) => a * b, 1));
      expect(parameterCount(shape, depth)).toBe(sizes.reduce((a, b) => a + b, 0));
    }
  },
);

test('multiply-accumulates of one odd layer are those counted by hand', () => {
  // N = 9 tokens, d = 15: qkv 9·15·45 = 6075, scores and their values 2·81·15 = 2430, projection 9·15·15 = 2025,
  // MLP 2·9·15·45 = 12150; patches 9·49·15 = 6615; head 15·7 = 105.
  expect(macCount(odd, 1)).toBe(6075 + 2430 + 2025 + 12150 + 6615 + 105);
});

test('FLOPs add five for each element of a layer norm', () => {
  // Two norms of 9 × 15 elements in the layer, one of 15 at the end.
  expect(flopCount(odd, 1) - macCount(odd, 1)).toBe(5 * 2 * 9 * 15 + 5 * 15);
});

test('the paper’s 16-layer Aux-B has 114 M parameters unshared and about 36 M shared', () => {
  // Section 3.2 prints "114M" and "about 36M … five layers": both cut, not rounded (114.9, 36.95).
  expect(Math.floor(parameterCount(deitShapes['deit-b'], 16) / 1e6)).toBe(114);
  expect(Math.floor(storedParameterCount(deitShapes['deit-b'], 5) / 1e6)).toBe(36);
});

test('what a strategy stores is what its Des-Nets are made from, with embedding and head where they come along', () => {
  const wide = { ...quick, dim: 96 };
  const stored = (strategy: Parameters<typeof storedParametersFor>[0]['strategy']): number =>
    storedParametersFor({ strategy, shape: quick, stages: 4, depth: 6, source: { shape: strategy === 'selection-width' ? wide : quick, depth: 8 } });
  const block = parameterCount(quick, 2) - parameterCount(quick, 1);
  expect([stored('cyclic'), stored('simple-lg'), stored('stacking')]).toEqual(Array.from({ length: 3 }, () => parameterCount(quick, 4)));
  expect(stored('tleg')).toBe(parameterCount(quick, 2));
  expect(stored('vanilla-lg')).toBe(3 * block);
  expect([stored('selection-first'), stored('selection-width')]).toEqual([parameterCount(quick, 8), parameterCount(wide, 8)]);
  expect(stored('pretrain-finetune')).toBe(parameterCount(quick, 6));
  expect([stored('scratch'), stored('mimetic')]).toEqual([0, 0]);
});

test('total training costs less by the paper’s 6.6, 2.5 and 10 times', () => {
  const scratch = trainingEpochs({ learngene: 0, perNetwork: 100, networks: 10 });
  const sws = trainingEpochs({ learngene: 100, perNetwork: 5, networks: 10 });
  expect(Math.floor((scratch / sws) * 10) / 10).toBe(6.6); // Section 4.2: 10×100 against 100 + 10×5
  const tleg = trainingEpochs({ learngene: 100, perNetwork: 40, networks: 10 });
  expect(tleg / trainingEpochs({ learngene: 100, perNetwork: 10, networks: 10 })).toBe(2.5); // Section 4.2
  expect(scratch / trainingEpochs({ learngene: 100, perNetwork: 0, networks: 10 })).toBe(10); // Section 4.2, against PF
});

test('training cost in sample·FLOPs weighs each network by its depth', () => {
  const cost = trainingSampleFlops(quick, [{ depth: 8, samples: 100 }, { depth: 4, samples: 10 }]);
  expect(cost).toBe(100 * flopCount(quick, 8) + 10 * flopCount(quick, 4));
});
