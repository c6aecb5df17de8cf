import { expect, test } from './fixtures.ts';
import { tinyLink } from './tiny-run.ts';

test('time and memory of a run are told before it: more steps take longer without asking, the run begins as ever, and one that cannot fit is refused with the batch that can', async ({ playground, page }) => {
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

  await playground.runToEnd();
  await expect(page).toHaveTitle('Learngene Playground');

  // Attention alone: 256² pairs of tokens in 2 heads of 4,096 images, 4 bytes each, are 2.1 GB of a layer.
  await playground.openGroup('Data');
  for (const [label, value] of [['Image size', '128'], ['Batch', '4096']] as const) {
    await playground.field(label).fill(value);
    await playground.field(label).press('Enter');
  }
  await expect(costs).toContainText(/Memory\s*\d+\.\d GB of 2\.1 GB/);
  await playground.press('Run');
  await expect(playground.alert).toContainText(/batch 4096: training takes .+ of memory, and the wasm engine has 2\.1 GB; choose a batch of at most \d+/);
  await expect(playground.button('Run')).toBeVisible();
  await page.getByRole('button', { name: /^Use a batch of \d+$/ }).click();
  await expect(costs).toContainText(/Memory\s*\d+\.\d GB of 2\.1 GB/);
  await expect(playground.field('Batch')).toHaveAttribute('aria-invalid', 'false');
});
