import { expect, test } from './fixtures.ts';
import { tinyLink } from './tiny-run.ts';

test('on WebGPU the page trains to the end and fills the chart of loss by depth', async ({ playground }) => {
  await playground.open(tinyLink({ strategies: 'cyclic,simple-lg' }), 'tfjs-webgpu');
  await playground.press('Run');
  await playground.untilComplete();
  await expect(playground.badge).toContainText(/webgpu/i);

  const table = await playground.tableOf('Validation loss against depth');
  await table.expectFigures('SWS (cyclic)', [2, 3]);
  await table.expectFigures('Simple-LG', [2, 3]);
});
