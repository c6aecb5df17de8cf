import { describe, expect, test } from 'vitest';
import { InputError } from '../lib/errors.ts';
import { checkConfig, configProblems } from './check.ts';
import { defaultConfig } from './defaults.ts';
import type { ExperimentConfig } from './fields.ts';

function problemsOf(changes: Partial<ExperimentConfig>): readonly string[] {
  return configProblems({ ...defaultConfig, ...changes }).map((problem) => `${problem.path}: ${problem.message}`);
}

test('the defaults have no problem', () => {
  expect(problemsOf({})).toEqual([]);
  expect(() => checkConfig(defaultConfig)).not.toThrow();
});

describe('rules between fields', () => {
  test('patches must tile the image', () => {
    expect(problemsOf({ imageSize: 36 })).toEqual([
      'patchSize: patch size 8: does not divide the image size 36; choose 6 or 9',
    ]);
  });

  test('an image may not be cut into too many tokens', () => {
    expect(problemsOf({ imageSize: 224, patchSize: 4 })).toEqual([
      'patchSize: patch size 4: cuts an image of 224 px into 3136 tokens, more than 1024; choose larger patches',
    ]);
  });

  test('heads must divide the width', () => {
    expect(problemsOf({ heads: 5 })).toEqual(['heads: heads 5: do not divide the width 64; choose 4 or 8']);
  });

  test('heads must divide the width of an ancestor that is trained, and only of one', () => {
    expect(problemsOf({ ancestorHeads: 7 })).toEqual([]);
    expect(problemsOf({ ancestor: 'trained', ancestorHeads: 7 })).toEqual([
      'ancestorHeads: ancestor heads 7: do not divide the ancestor width 96; choose 6 or 8',
    ]);
  });

  test('the shift must leave some of the image', () => {
    expect(problemsOf({ imageSize: 16, shift: 16 })).toEqual([
      'shift: random shift 16: would move the whole image of 16 px away; choose less than 16',
    ]);
  });

  test('an Aux-Net has at most 64 layers', () => {
    expect(problemsOf({ stageLayout: [30, 30, 5] })).toEqual([
      'stageLayout: stage layout 30,30,5: has 65 layers; give at most 64',
    ]);
  });

  test('each depth must be at least the number of stages', () => {
    expect(problemsOf({ depths: [3, 4, 8] })).toEqual([
      'depths[0]: Des-Net depths 3,4,8: 3 is less than the 4 stages; choose at least 4',
    ]);
  });

  test('networks that expand no learngene may be shallower than its stages, where all chosen strategies are such', () => {
    expect(problemsOf({ depths: [2, 3], strategies: ['mimetic', 'scratch', 'trained'] })).toEqual([]);
    expect(problemsOf({ depths: [2, 3], strategies: ['scratch', 'simple-lg'] })).toHaveLength(1);
    expect(problemsOf({ depths: [2, 8], strategies: ['scratch', 'tleg'] })).toHaveLength(1);
  });

  test('no Des-Net has more layers than the network that they are selected from', () => {
    expect(problemsOf({ depths: [8, 9], strategies: ['cyclic', 'selection-first'] })).toEqual([
      'depths[1]: Des-Net depths 8,9: 9 is more than the 8 layers of the network that selection-first selects from; '
        + 'choose at most 8, or leave selection-first out',
    ]);
    expect(problemsOf({ depths: [8, 11], strategies: ['selection-width'] })).toEqual([
      'depths[1]: Des-Net depths 8,11: 11 is more than the 10 layers of the ancestor; choose at most 10, or leave selection-width out',
    ]);
  });

  test('depths of tuning are held to the same, and only when there is tuning', () => {
    expect(problemsOf({ tuneDepths: [3] })).toEqual([]);
    expect(problemsOf({ tuneDepths: [3], tuneSteps: 1 })).toEqual([
      'tuneDepths[0]: tuned depths 3: 3 is less than the 4 stages; choose at least 4',
    ]);
  });

  test('weights are selected from a ViT that is at least as wide, and from no TensorFlow.js model', () => {
    expect(problemsOf({ strategies: ['selection-width'], ancestorDim: 32 })).toEqual([
      'ancestorDim: ancestor width 32: is less than the width 64 that is selected from it; choose at least 64',
    ]);
    expect(problemsOf({ strategies: ['selection-width'], ancestor: 'tfjs' })).toEqual([
      'ancestor: ancestor tfjs: weights cannot be selected from a TensorFlow.js model; choose another ancestor, or leave selection-width out',
    ]);
  });

  test('some strategy must be seen untuned', () => {
    expect(problemsOf({ strategies: ['pretrain-finetune'] })).toEqual([
      'strategies: strategies pretrain-finetune: is seen only tuned; add one that is seen untuned, such as trained',
    ]);
  });

  test('transfer needs tuning steps, and pre-training with fine-tuning needs transfer', () => {
    expect(problemsOf({ target: 'glyphs8' })).toEqual([
      'target: transfer to glyphs8: Des-Nets are tuned on it, but there are no tuning steps; give some, or transfer to none',
    ]);
    expect(problemsOf({ tuneSteps: 5, tuneStrategies: ['pretrain-finetune'] })).toEqual([
      'tuneStrategies: tuned strategies: pretrain-finetune moves a trained network to other images; '
        + 'choose them under “Transfer to”, or tune trained instead',
    ]);
  });

  test('a custom order must be one of the stages there are', () => {
    expect(problemsOf({ order: [0, 2, 1] })).toEqual([
      'order: initialisation order 0,2,1: must name each of the 4 stages 0 to 3 exactly once',
    ]);
  });
});

test('all problems are reported at once, and a wrong value is not held against its neighbours', () => {
  const problems = configProblems({ ...defaultConfig, heads: 0.5, batchSize: -1, depths: [2], imageSize: 36 });
  expect(problems.map((problem) => problem.path)).toEqual(['heads', 'batchSize', 'patchSize', 'depths[0]']);
  expect(problems.every((problem) => problem instanceof InputError)).toBe(true);
});

test('checkConfig throws the first problem', () => {
  expect(() => checkConfig({ ...defaultConfig, steps: 0, heads: 5 })).toThrow('steps 0: must be a whole number from 1');
});

test('a text with half a character is refused, for no link could hold it', () => {
  expect(problemsOf({ ancestorClasses: 'cat,\ud800' })).toEqual([
    'ancestorClasses: ancestor classes "cat,\\ud800": has half a character; type it again',
  ]);
  expect(problemsOf({ ancestorClasses: 'Katze 🐈, 猫' })).toEqual([]);
});
