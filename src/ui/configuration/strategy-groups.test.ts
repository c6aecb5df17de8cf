import { expect, test } from 'vitest';
import { english } from '../../messages/en/english.ts';
import { strategies, strategyNamed } from '../../sws/strategy.ts';
import { strategyGroups } from './strategy-groups.ts';

test('every strategy is offered in one group', () => {
  const offered = strategyGroups.flatMap((group) => group.strategies.map(({ name }) => name));
  expect(offered.toSorted()).toEqual(strategies.map(({ name }) => name).toSorted());
});

test('what costs a training of its own says so beside its name', () => {
  const { needs, needsSentences } = english.configuration;
  expect(needs[strategyNamed('simple-lg').needs]).toBe('vanilla net');
  expect(needs[strategyNamed('cyclic').needs]).toBe('');
  expect(needsSentences[strategyNamed('trained').needs]).toContain('each depth');
});
