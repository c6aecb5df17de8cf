import { expect, test } from 'vitest';
import { lessonNames } from '../config/view-link.ts';
import { lessons as lessonTable } from '../lessons/lessons.ts';
import { lessonMessagesIn } from './lesson-messages.ts';

test.each(['en', 'zh'] as const)('in %s every variant of a lesson and every choice has its words', async (language) => {
  const { lessons } = await lessonMessagesIn(language);
  for (const name of lessonNames) {
    expect(lessons[name].variants, name).toHaveLength(lessonTable[name].variants.length);
    expect(Object.keys(lessons[name].choices).toSorted(), name).toEqual([...lessonTable[name].choices].toSorted());
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
