import { expect, test } from 'vitest';
import { defaultConfig } from '../../config/defaults.ts';
import { english } from '../../messages/en/english.ts';
import { strategies } from '../../sws/strategy.ts';
import { pictureContent } from './picture-content.ts';
import { pictureLayout } from './picture-layout.ts';
import { pictureSizes } from './picture-sizes.ts';
import { pictureInWords } from './picture-words.ts';

test('the picture is drawn from layer sources', () => {
  // 2,2,2,2 expanded to 6 layers, Front-Mid-Last: one extra layer for each of the first two stages.
  const content = pictureContent({ ...defaultConfig, depths: [6] }, 'cyclic', 0);
  expect(content).toMatchObject({
    trained: [0, 0, 1, 1, 2, 2, 3, 3], stages: 4, desNets: [{ depth: 6, layers: [0, 0, 1, 1, 2, 3] }],
  });
});

test('Simple-LG starts from a net whose layers are not shared', () => {
  expect(pictureContent(defaultConfig, 'simple-lg', 0).trained).toEqual([0, 1, 2, 3]);
});

test('TLEG’s layers are mixtures of two stored blocks', () => {
  const content = pictureContent({ ...defaultConfig, depths: [4] }, 'tleg', 0);
  expect(content.stored).toEqual([{ share: 0 }, { share: 1 }]);
  // (ℓ − 1)/L for ℓ from 1 to 4.
  expect(content.desNets[0]?.layers).toEqual([{ share: 0 }, { share: 0.25 }, { share: 0.5 }, { share: 0.75 }]);
  expect(pictureInWords(content, 'tleg', english).at(-1)).toContain('θ_B plus 0.00, 0.25, 0.50, 0.75 of θ_A');
});

test('Vanilla-LG keeps the last three blocks of the deep net and draws the rest', () => {
  const content = pictureContent({ ...defaultConfig, depths: [5] }, 'vanilla-lg', 0);
  expect(content).toMatchObject({ stored: [5, 6, 7], desNets: [{ layers: ['drawn', 'drawn', 5, 6, 7] }] });
});

test('nothing is trained for scratch, and one net a depth for the trained', () => {
  expect(pictureContent(defaultConfig, 'scratch', 0)).toMatchObject({ trained: undefined, stored: [] });
  expect(pictureInWords(pictureContent(defaultConfig, 'scratch', 0), 'scratch', english).at(-1)).toContain('all drawn at random');
  expect(pictureContent(defaultConfig, 'trained', 0)).toMatchObject({ trained: undefined, stored: [], desNets: [{ layers: [0, 1, 2, 3] }, {}, {}, {}, {}] });
});

test('an ancestor in a file, whose depth is not known yet, has a picture at every depth', () => {
  const config = { ...defaultConfig, ancestor: 'safetensors', ancestorDepth: 4, depths: [12] } as const;
  expect(pictureContent(config, 'selection-width', 0).desNets[0]?.layers).toHaveLength(12);
});

test('an ancestor of unknown depth is told by where it comes from', () => {
  expect(pictureContent({ ...defaultConfig, ancestor: 'tfjs' }, 'cyclic', 0).ancestor).toEqual({
    depth: undefined, isTeacher: true, origin: 'tfjs',
  });
});

test('the words name every Des-Net', () => {
  const content = pictureContent({ ...defaultConfig, depths: [4, 6] }, 'cyclic', 0);
  expect(pictureInWords(content, 'cyclic', english)).toContain('SWS (cyclic) Des-Net of depth 6: 001123.');
});

test('every strategy has a picture whose networks stand within the drawing, side by side', () => {
  const depths = Array.from({ length: 5 }, (_, i) => i + 4);
  for (const { name } of strategies) {
    const config = { ...defaultConfig, ancestor: 'trained', depths } as const;
    const content = pictureContent(config, name, 0);
    const { desNets, ground, layerHeight } = pictureLayout(content, 900, 200);
    expect(ground - layerHeight * 10).toBeGreaterThanOrEqual(0);
    for (const [place, { x, width }] of desNets.entries()) {
      expect(x + width).toBeLessThanOrEqual(desNets[place + 1]?.x ?? 900);
    }
    expect(pictureSizes(config, name, content).desNets).toHaveLength(depths.length);
  }
});

test('thirty-two Des-Nets fit too', () => {
  const depths = Array.from({ length: 32 }, (_, i) => i + 4);
  const { ground, layerHeight } = pictureLayout(pictureContent({ ...defaultConfig, depths }, 'cyclic', 0), 900, 200);
  expect(ground - layerHeight * 35).toBeGreaterThanOrEqual(0);
});
