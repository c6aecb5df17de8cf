import { expect, test } from './fixtures.ts';
import { imageFolderZip } from './image-folder-files.ts';
import { tinyLink } from './tiny-run.ts';

test('a software adapter is passed over for our own kernels, and the badge says why', async ({ playground }) => {
  await playground.open(tinyLink());
  await playground.press('Run');
  await playground.untilComplete();
  const words = await playground.engineInWords();
  expect(words).toContain('wasm on WebAssembly SIMD');
  expect(words).toContain('software adapter');
});

for (const { engine, badge } of [
  { engine: 'webgpu', badge: /swiftshader|webgpu/i },
  { engine: 'tfjs-webgpu', badge: /tfjs webgpu/i },
]) {
  test(`on ${engine} the page trains to the end and fills the chart of loss against depth`, async ({ playground }) => {
    // A handful of own images: a software GPU would take minutes over all of shapes10's validation images.
    await playground.open(tinyLink({ data: 'image-folder', strategies: 'cyclic,simple-lg' }), engine);
    await playground.chooseImages('photos.zip', await imageFolderZip());
    await playground.press('Run');
    await playground.untilComplete();
    await expect(playground.badge).toContainText(badge);
    expect(await playground.engineInWords()).toContain(engine.startsWith('tfjs') ? 'tfjs' : 'webgpu');

    const table = await playground.tableOf('Validation loss against depth');
    await table.expectFigures('SWS (cyclic)', [2, 3]);
    await table.expectFigures('Simple-LG', [2, 3]);
  });
}
