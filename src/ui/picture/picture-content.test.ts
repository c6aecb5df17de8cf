import { expect, test } from 'vitest';
import { defaultConfig } from '../../config/defaults.ts';
import { pictureContent, pictureInWords } from './picture-content.ts';
import { pictureLayout } from './picture-layout.ts';

test('the picture is drawn from layer sources', () => {
  // 2,2,2,2 expanded to 6 layers, Front-Mid-Last: one extra layer for each of the first two stages.
  const content = pictureContent({ ...defaultConfig, depths: [6] }, 'cyclic', 0);
  expect(content).toMatchObject({
    trained: [0, 0, 1, 1, 2, 2, 3, 3], stages: 4, desNets: [{ depth: 6, sources: [0, 0, 1, 1, 2, 3] }],
  });
});

test('Simple-LG starts from a net whose layers are not shared', () => {
  expect(pictureContent(defaultConfig, 'simple-lg', 0).trained).toEqual([0, 1, 2, 3]);
});

test('the words name every Des-Net', () => {
  const content = pictureContent({ ...defaultConfig, depths: [4, 6] }, 'cyclic', 0);
  expect(pictureInWords(content, 'cyclic')).toContain('SWS (cyclic) Des-Net of depth 6: 001123.');
});

test('all networks stand within the drawing, side by side', () => {
  const depths = Array.from({ length: 32 }, (_, i) => i + 4);
  const content = pictureContent({ ...defaultConfig, ancestor: 'trained', depths }, 'cyclic', 0);
  const { desNets, ground, layerHeight } = pictureLayout(content, 900, 200);
  expect(ground - layerHeight * 35).toBeGreaterThanOrEqual(0);
  for (const [place, { x, width }] of desNets.entries()) {
    expect(x + width).toBeLessThanOrEqual(desNets[place + 1]?.x ?? 900);
  }
});
