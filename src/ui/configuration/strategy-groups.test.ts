import { expect, test } from 'vitest';
import { strategies, strategyNamed } from '../../sws/strategy.ts';
import { needsLabel, needsSentence, strategyGroups } from './strategy-groups.ts';

test('every strategy is offered in one group', () => {
  const offered = strategyGroups.flatMap((group) => group.strategies.map(({ name }) => name));
  expect(offered.toSorted()).toEqual(strategies.map(({ name }) => name).toSorted());
});

test('what costs a training of its own says so beside its name', () => {
  expect(needsLabel(strategyNamed('simple-lg'))).toBe('vanilla net');
  expect(needsLabel(strategyNamed('cyclic'))).toBe('');
  expect(needsSentence(strategyNamed('trained'))).toContain('each depth');
});
