import { expect, test } from 'vitest';
import { kernelShares } from './kernel-shares.ts';

test('dispatches of one label are summed, and the longest come first', () => {
  const times = [
    { label: 'norm', milliseconds: 1 },
    { label: 'linear', milliseconds: 2 },
    { label: 'linear', milliseconds: 5 },
  ];
  // 7 of 8 ms, and 1 of 8
  expect(kernelShares(times)).toEqual([
    { label: 'linear', count: 2, milliseconds: 7, share: 0.875 },
    { label: 'norm', count: 1, milliseconds: 1, share: 0.125 },
  ]);
});

test('where the clock was too coarse for any of them, shares are 0', () => {
  expect(kernelShares([{ label: 'norm', milliseconds: 0 }])).toEqual([{ label: 'norm', count: 1, milliseconds: 0, share: 0 }]);
});
