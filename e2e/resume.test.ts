import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { PlaygroundPage } from './playground-page.ts';
import { tinyLink } from './tiny-run.ts';

// Some seconds of training: the first checkpoint is written after one. On one thread, so that a busy machine is no slower.
const link = tinyLink({ steps: '150', every: '75', depths: '2', strategies: 'cyclic' });

test('a run goes on after its worker fails, in another tab after its own has crashed, and after a reload, to the very values of one that was not interrupted', async ({ playground, context }) => {
  test.slow(); // five beginnings of a run, one after the other
  const { page } = playground;
  await playground.open(link, 'tfjs-wasm');
  await playground.press('Run');
  await expect(page.getByText(/kept until step \d+/)).toBeVisible({ timeout: 60_000 });

  const worker = page.workers().find((each) => /\/worker-[^/]*\.js/.test(each.url()));
  await worker?.evaluate(() => void setTimeout(() => {
    throw new Error('made to fail');
  }));
  await expect(playground.alert).toContainText(/The training worker failed \(.*made to fail\) and was replaced; the run goes on from step \d+, where it was kept last/);

  await playground.press('Pause'); // so that a fast machine does not come to the end meanwhile
  await expect(playground.status).toHaveText(/^Paused/);

  const other = new PlaygroundPage(await context.newPage());
  const offer = other.page.getByRole('region', { name: 'Interrupted runs' });
  const looked = hasLookedForRuns(other.page);
  await other.open();
  await looked;
  await expect(offer).toBeHidden(); // the run is under way in the first tab
  await playground.press('Resume');
  await crash(page);

  await other.page.reload();
  await goOn(offer);
  await other.press('Pause');
  await expect(other.status).toHaveText(/^Paused/);
  await other.press('Resume');
  await other.page.reload();
  await goOn(offer);
  await other.untilComplete();
  const table = await other.tableOf('Validation loss against depth');
  const resumed = await table.texts();

  await other.runToEnd();
  await expect(other.keptRuns).toHaveCount(2);
  expect(await table.texts()).toEqual(resumed);
});

/** Resumes the one run that is offered, from where it was kept last. */
async function goOn(offer: Locator): Promise<void> {
  await expect(offer).toContainText(/was interrupted. It is kept at step \d+ of 150 of training the learngene/);
  await offer.getByRole('button', { name: /^Resume/ }).click();
  await expect(offer).toBeHidden();
}

/** Resolves once a page has been told which runs were interrupted, if any. */
async function hasLookedForRuns(page: Page): Promise<void> {
  const worker = await page.waitForEvent('worker', (each) => /\/interrupted-worker-[^/]*\.js/.test(each.url()));
  await worker.waitForEvent('close');
}

/** Ends a tab's process at once, as a lack of memory does: nothing of the page is called any more. */
async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  void session.send('Page.crash').catch(() => undefined); // nobody is left to answer
  await crashed;
}
