import { expect, test } from 'vitest';
import { race, type Entrant } from './rounds.ts';

/** An entrant whose every step takes that long by a clock of its own, and that notes its turns. */
function entrant(name: string, milliseconds: number, turns: string[]): Entrant {
  const steps = (count: number): Promise<number> => {
    turns.push(`${name}×${count}`);
    return Promise.resolve(count * milliseconds);
  };
  return { name, roughly: milliseconds, steps };
}

test('entrants take turns, round by round', async () => {
  const turns: string[] = [];
  const samples = await race([entrant('a', 10, turns), entrant('b', 20, turns)], { rounds: 2, steps: 3 });
  expect(turns).toEqual(['a×3', 'b×3', 'a×3', 'b×3']);
  expect([...samples]).toEqual([['a', [10, 10]], ['b', [20, 20]]]);
});

test('a fast entrant takes many steps a round, a slow one at least one', async () => {
  const turns: string[] = [];
  await race([entrant('fast', 10, turns), entrant('slow', 3000, turns)], { rounds: 1 });
  // A round is about 400 ms.
  expect(turns).toEqual(['fast×40', 'slow×1']);
});

test('a very slow entrant stops after two rounds, the others go on', async () => {
  const turns: string[] = [];
  const samples = await race([entrant('slow', 40_000, turns), entrant('fast', 10, turns)], { rounds: 5, steps: 1 });
  expect(samples.get('slow')).toHaveLength(2);
  expect(samples.get('fast')).toHaveLength(5);
});
