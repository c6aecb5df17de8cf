import { expect, test } from 'vitest';
import { advanced, startedPlayer, steppedBy, toggled } from './expansion-player.ts';

test('a player fills layer after layer and rests at the last', () => {
  const player = startedPlayer(3, true);
  expect(player).toEqual({ depth: 3, filled: 1, isPlaying: true });
  expect(advanced(player)).toEqual({ depth: 3, filled: 2, isPlaying: true });
  expect(advanced(advanced(player))).toEqual({ depth: 3, filled: 3, isPlaying: false });
});

test('a step by hand stays within the network and stops the clock', () => {
  const player = startedPlayer(2, true);
  expect(steppedBy(player, -1)).toEqual({ depth: 2, filled: 1, isPlaying: false });
  expect(steppedBy(steppedBy(player, 1), 1)).toEqual({ depth: 2, filled: 2, isPlaying: false });
});

test('play at the end begins anew, pause keeps the place', () => {
  expect(toggled({ depth: 4, filled: 4, isPlaying: false })).toEqual(startedPlayer(4, true));
  expect(toggled({ depth: 4, filled: 2, isPlaying: true })).toEqual({ depth: 4, filled: 2, isPlaying: false });
  expect(toggled({ depth: 4, filled: 2, isPlaying: false })).toEqual({ depth: 4, filled: 2, isPlaying: true });
});
