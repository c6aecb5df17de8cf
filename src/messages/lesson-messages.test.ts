import { expect, test } from 'vitest';
import { lessonNames } from '../config/view-link.ts';
import { lessons as lessonTable } from '../lessons/lessons.ts';
import { lessonMessagesIn } from './lesson-messages.ts';

test.each(['en', 'zh'] as const)('in %s every variant of a lesson and every choice has its words', async (language) => {
  const { lessons } = await lessonMessagesIn(language);
  for (const name of lessonNames) {
    expect(lessons[name].variants).toHaveLength(lessonTable[name].variants.length);
    expect(Object.keys(lessons[name].choices).toSorted()).toEqual([...lessonTable[name].choices].toSorted());
  }
});

const simpleLgFacts = {
  shows: 'rises', seeds: 3, shallowest: 4, deepest: 8, simpleLgLoss: 2.5, swsLoss: 1, drift: undefined,
  simpleLgSlope: { mean: 0.25, interval: undefined }, swsSlope: { mean: -0.5, interval: undefined },
} as const;

test('the sentences of an answer are made from its facts', async () => {
  const { lessons } = await lessonMessagesIn('en');
  const [first, second] = lessons['simple-lg'].answer(simpleLgFacts);
  expect(first).toBe('From 4 to 8 layers, Simple-LG’s loss rises: +0.250 per layer (one seed, so without an interval).');
  expect(second).toContain('That of SWS falls: −0.500');
  const turned = lessons['simple-lg'].answer({ ...simpleLgFacts, simpleLgSlope: { mean: -0.25, interval: undefined } });
  expect(turned[0]).toContain('loss falls: −0.250');
});

test('a lead that is none, and a single seed that diverged, are told as they are', async () => {
  const { lessons } = await lessonMessagesIn('en');
  const sentences = lessons.layouts.answer({
    shows: 'unbalanced', seeds: 3, balanced: [2, 2], unbalanced: [1, 3], balancedAccuracy: 0.5, unbalancedAccuracy: 0.53,
    lead: { mean: -3, interval: undefined }, failures: { balanced: 1, unbalanced: 0 },
  });
  expect(sentences[1]).toMatch(/^The lead of the balanced one is −3\.0 points \(/);
  expect(sentences[2]).toBe('Training diverged in 1 seed of the balanced layout and in 0 of the unbalanced one.');
});
