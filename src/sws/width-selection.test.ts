import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../lib/errors.ts';
import { randomStream } from '../lib/random.ts';
import { initializeWeights } from './learngene.ts';
import { vitTensors, type VitShape } from './vit.ts';
import { evenChannels, selectWidth } from './width-selection.ts';

describe('even channels', () => {
  test('are a stride where the width is a multiple, as in the authors’ code', () => {
    expect(evenChannels(12, 4)).toEqual([0, 3, 6, 9]);
  });

  test('run from the first to the last where it is not', () => {
    // numpy: np.round(np.linspace(0, 9, 4)) = [0, 3, 6, 9]; np.round(np.linspace(0, 5, 4)) = [0, 2, 3, 5]
    expect(evenChannels(10, 4)).toEqual([0, 3, 6, 9]);
    expect(evenChannels(6, 4)).toEqual([0, 2, 3, 5]);
  });

  test('are all of them for the same width, and never one twice', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(60), (count, more) => {
      const indices = evenChannels(count + more, count);
      expect(new Set(indices).size).toBe(count);
      expect(indices.every((index) => Number.isInteger(index) && index >= 0 && index < count + more)).toBe(true);
    }));
    expect(evenChannels(7, 7)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
});

const shape: VitShape = { imageSize: 8, patchSize: 4, channels: 2, dim: 4, heads: 2, mlpRatio: 2, classes: 3 };
const wide: VitShape = { ...shape, dim: 8, heads: 4 };

/** Every value of the wide network says where it stands, so that a selection tells where its values come from. */
function numbered(depth: number): Map<string, Float32Array> {
  return new Map(vitTensors(wide, depth).map((tensor) => {
    const size = tensor.shape.reduce((a, b) => a * b, 1);
    return [tensor.name, Float32Array.from({ length: size }, (_, i) => i)];
  }));
}

const selected = selectWidth({ weights: numbered(3), shape: wide }, shape, [0, 2], randomStream(0, 'test'));

test('a matrix keeps every second row and column of one twice as wide', () => {
  // proj is [8, 8] → [4, 4]: rows and columns 0, 2, 4, 6; value = 8·row + column.
  expect([...(selected.get('blocks.1.attn.proj.weight') ?? [])]).toEqual([0, 2, 4, 6].flatMap((row) => [0, 2, 4, 6].map((column) => 8 * row + column)));
});

test('q, k and v keep to themselves, and to the same channels', () => {
  expect([...(selected.get('blocks.0.attn.qkv.bias') ?? [])]).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22]);
  // Where widths do not divide, the joint matrix would have been cut across q, k and v: 6 → 4 channels each.
  const [six, four] = [{ ...shape, dim: 6 }, shape];
  const weights = new Map(vitTensors(six, 1).map((tensor) => [tensor.name, Float32Array.from({ length: tensor.shape.reduce((a, b) => a * b, 1) }, (_, i) => i)]));
  const cut = selectWidth({ weights, shape: six }, four, [0], randomStream(0, 'test')).get('blocks.0.attn.qkv.bias');
  expect([...(cut ?? [])]).toEqual([0, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17]);
});

test('the patch embedding keeps whole patches of every second channel', () => {
  // [8, 2, 4, 4]: a channel has 32 values.
  const kept = selected.get('patch_embed.proj.weight') ?? new Float32Array();
  expect(kept).toHaveLength(4 * 32);
  expect([kept[0], kept[31], kept[32], kept[127]]).toEqual([0, 31, 64, 6 * 32 + 31]);
});

test('layers are those of the layer sources', () => {
  const three = numbered(3);
  three.get('blocks.2.norm1.bias')?.fill(-1);
  const layers = selectWidth({ weights: three, shape: wide }, shape, [0, 2], randomStream(0, 'test'));
  expect(layers.get('blocks.0.norm1.bias')).toEqual(Float32Array.of(0, 2, 4, 6));
  expect(layers.get('blocks.1.norm1.bias')).toEqual(Float32Array.of(-1, -1, -1, -1));
});

test('the head comes along where classes are the same, and is drawn where they are not', () => {
  expect([...(selected.get('head.weight') ?? [])]).toEqual([0, 1, 2].flatMap((row) => [0, 2, 4, 6].map((column) => 8 * row + column)));
  const five = { ...shape, classes: 5 };
  const moved = selectWidth({ weights: numbered(3), shape: wide }, five, [0, 2], randomStream(0, 'test'));
  expect(moved.get('head.weight')).toEqual(initializeWeights(five, 2, randomStream(0, 'test')).get('head.weight'));
  expect(moved.get('head.bias')).toEqual(new Float32Array(5));
});

test.each([
  [{ ...wide, dim: 2 }, 'ancestor of width 2: is narrower than the Des-Nets of 4'],
  [{ ...wide, mlpRatio: 1, dim: 4 }, 'ancestor of MLP width 4: is narrower than the Des-Nets of 8'],
  [{ ...wide, patchSize: 2 }, 'ancestor of patch size 2: the Des-Nets have 4'],
  [{ ...wide, imageSize: 16 }, 'ancestor of image size 16: the Des-Nets have 8'],
  [{ ...wide, channels: 1 }, 'ancestor of channels 1: the Des-Nets have 2'],
] as const)('an ancestor that does not contain the Des-Net is refused: %j', (ancestor, message) => {
  const select = (): unknown => selectWidth({ weights: new Map(), shape: ancestor }, shape, [0], randomStream(0));
  expect(select).toThrow(InputError);
  expect(select).toThrow(message);
});
