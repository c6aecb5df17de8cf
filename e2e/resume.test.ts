import { expect, test } from './fixtures.ts';
import { tinyLink } from './tiny-run.ts';

// Some seconds of training: the first checkpoint is written after one. On one thread, so that a busy machine is no slower.
const link = tinyLink({ steps: '150', every: '75', depths: '2', strategies: 'cyclic' });

test('a run goes on after its worker fails and after a reload, to the very values of one that was not interrupted', async ({ playground }) => {
  test.slow(); // three beginnings of a run, one after the other
  const { page } = playground;
  await playground.open(link, 'tfjs-wasm');
  await playground.press('Run');
  await expect(page.getByText(/kept until step \d+/)).toBeVisible({ timeout: 60_000 });

  const worker = page.workers().find((each) => /\/worker-[^/]*\.js/.test(each.url()));
  await worker?.evaluate(() => void setTimeout(() => {
    throw new Error('made to fail');
  }));
  await expect(playground.alert).toContainText(/The training worker failed \(.*made to fail\) and was replaced; the run goes on from step \d+, where it was kept last/);
  await page.reload();

  const offer = page.getByRole('region', { name: 'Interrupted runs' });
  await expect(offer).toContainText(/was interrupted. It is kept at step \d+ of 150 of training the learngene/);
  await offer.getByRole('button', { name: /^Resume/ }).click();
  await expect(offer).toBeHidden();
  await playground.untilComplete();
  const table = await playground.tableOf('Validation loss against depth');
  const resumed = await table.texts();

  await playground.runToEnd();
  await expect(playground.keptRuns).toHaveCount(2);
  expect(await table.texts()).toEqual(resumed);
});
