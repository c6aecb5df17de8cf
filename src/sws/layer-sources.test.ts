import { expect, test } from 'vitest';
import { auxNetLayerSources, countsPerStage, formatLayerSources, layerSourcesOfCounts } from './layer-sources.ts';

test('the Aux-Net 3,3,4,3,3 repeats each stage in place', () => {
  expect(formatLayerSources(auxNetLayerSources([3, 3, 4, 3, 3]))).toBe('0001112222333444');
});

test('counts and layer sources are each other’s inverse when stages keep their order', () => {
  expect(countsPerStage(layerSourcesOfCounts([2, 1, 3]), 3)).toEqual([2, 1, 3]);
});

test('a stage that no layer takes counts zero', () => {
  expect(countsPerStage([2, 0, 2], 4)).toEqual([1, 0, 2, 0]);
});

test('a source outside the stages is a mistake of the program', () => {
  expect(() => countsPerStage([0, 5], 3)).toThrow('layer source 5 is outside 3 stages');
});

test('sources of two digits are separated by commas', () => {
  expect(formatLayerSources([9, 10])).toBe('9,10');
});
