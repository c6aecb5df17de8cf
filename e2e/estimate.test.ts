import { expect, test } from './fixtures.ts';
import { tinyLink } from './tiny-run.ts';

test('the time of a run is estimated when asked for, more steps take longer without asking, and the run begins as ever', async ({ playground, page }) => {
  await playground.open(tinyLink({ steps: '100000', every: '100000' }));
  const costs = page.getByLabel('Cost of this choice');
  await page.getByRole('button', { name: /^Estimate/ }).click();
  await expect(costs).toContainText(/Time here\s*about \d/, { timeout: 30_000 });
  await expect(page.getByText(/^Timed here on/)).toBeVisible();

  const before = await costs.innerText();
  await playground.openGroup('Training');
  await playground.field('Steps').fill('3');
  await playground.field('Steps').press('Enter');
  await expect(costs).toContainText(/Time here\s*about \d+ s/);
  expect(await costs.innerText()).not.toBe(before);

  await playground.press('Run');
  await playground.untilComplete();
  await expect(page).toHaveTitle('Learngene Playground');
});
