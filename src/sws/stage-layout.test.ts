import { expect, test } from 'vitest';
import { InputError } from '../lib/errors.ts';
import {
  auxNetDepth, checkStageLayout, formatStageLayout, isBalanced, parseStageLayout, table5Layouts,
} from './stage-layout.ts';

test('the paper’s notation is read with and without brackets and written plainly', () => {
  expect(parseStageLayout('3,3,4,3,3')).toEqual([3, 3, 4, 3, 3]);
  expect(formatStageLayout(parseStageLayout(' (4, 1, 6, 1, 4) '))).toBe('4,1,6,1,4');
});

test('a stage without layers is named with the remedy', () => {
  expect(() => checkStageLayout([3, 0, 4])).toThrow(
    new InputError('stageLayout[1]', 'stage layout 3,0,4: stage 2 has 0 layers; give each stage at least 1'),
  );
});

test.each(['', '3,,4', '3;4', '3,-1', '3,4.5', 'three', '(3,4', '1e2'])('“%s” is refused as no layout', (text) => {
  expect(() => parseStageLayout(text)).toThrow(InputError);
});

test('a layout of no stages is refused', () => {
  expect(() => checkStageLayout([])).toThrow('give at least one');
});

test('the default Aux-Net has the paper’s 16 layers', () => {
  expect(auxNetDepth([3, 3, 4, 3, 3])).toBe(16); // Section 3.2: "16-layer ViT-B and M = 5"
});

test('of Table 5, MS-WS1 and MS-WS6 are balanced and the other four are not', () => {
  const balanced = table5Layouts.filter(({ layout }) => isBalanced(layout)).map(({ name }) => name);
  expect(balanced).toEqual(['MS-WS1', 'MS-WS6']); // Section 4.3
});
