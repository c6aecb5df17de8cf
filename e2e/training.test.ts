import { expect, test } from './fixtures.ts';
import { tinyLink } from './tiny-run.ts';

test('without WebGPU the page says which engine it uses, and trains to the end', async ({ playground }) => {
  await playground.open(tinyLink({ depths: '2-4', draws: '2' }));
  await playground.runToEnd();
  await expect(playground.badge).toContainText('WebAssembly');

  const table = await playground.tableOf('Validation loss against depth');
  await table.expectFigures('SWS (cyclic)', [2, 3, 4]);
  await table.expectFigures('Simple-LG', [2, 3, 4]);
  await table.expectFigures('Random-assigned, mean', [2, 3, 4]);
});

test('the chart of loss against depth is there while the Aux-Net still learns', async ({ playground }) => {
  await playground.open(tinyLink({ steps: '100000', every: '2' }));
  await playground.press('Run');
  await expect.poll(() => playground.step(), { timeout: 30_000 }).toBeGreaterThan(2);
  await playground.press('Pause');
  const table = await playground.tableOf('Validation loss against depth');
  await table.expectFigures('SWS (cyclic)', [2, 3]);
  await table.expectFigures('Simple-LG', [2, 3]);
  await playground.press('Stop');
  await expect(playground.status).toHaveText('Stopped');
});
