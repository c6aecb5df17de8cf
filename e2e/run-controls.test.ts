import { expect, test } from './fixtures.ts';
import { tinyLink } from './tiny-run.ts';

// Long enough to be caught in the middle; stopped at the end, never finished.
const longRun = tinyLink({ steps: '100000', every: '100000' });

test('a run can be paused, stepped, resumed and stopped', async ({ playground }) => {
  await playground.open(longRun);
  await playground.press('Run');
  await expect.poll(() => playground.step(), { timeout: 30_000 }).toBeGreaterThan(0);

  await playground.press('Pause');
  await expect(playground.button('Resume')).toBeVisible();
  const paused = await playground.step();
  await playground.press('Step');
  await expect.poll(() => playground.step()).toBe(paused + 1);
  await expect(playground.button('Resume')).toBeVisible();

  await playground.press('Resume');
  await expect.poll(() => playground.step()).toBeGreaterThan(paused + 2);

  await playground.press('Stop');
  await expect(playground.button('Run')).toBeEnabled();
  await expect(playground.status).toContainText(/stopped/i);
});

test('Step starts a run with a single step and leaves it paused', async ({ playground }) => {
  await playground.open(longRun);
  await playground.press('Step');
  await expect.poll(() => playground.step(), { timeout: 30_000 }).toBe(1);
  await expect(playground.button('Resume')).toBeVisible();
  await playground.press('Stop');
  await expect(playground.button('Run')).toBeEnabled();
});

test('a stopped run is kept, and is there again after a reload', async ({ playground }) => {
  await playground.open(longRun);
  await playground.press('Step');
  await expect.poll(() => playground.step(), { timeout: 30_000 }).toBe(1);
  await playground.press('Stop');
  await expect(playground.status).toHaveText('Stopped'); // until then its row is that of a run under way
  await expect(playground.keptRuns).toHaveCount(1);
  await playground.page.reload();
  await expect(playground.keptRuns).toHaveCount(1);
});
