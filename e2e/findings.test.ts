import { expect, test } from './fixtures.ts';
import { tinyLink } from './tiny-run.ts';
import { ValuesTable } from './values-table.ts';

const tuned = tinyLink({
  seeds: '2', strategies: 'cyclic,simple-lg', 'tune-steps': '4', 'tune-strategies': 'cyclic,scratch', 'tune-depths': '3',
  'scratch-steps': '4', 'tune-every': '2',
});

test('a run that tunes over two seeds shows curves, differences, trade-offs, costs and verdicts', async ({ playground, page }) => {
  await playground.open(tuned, 'wasm');
  await playground.runToEnd();

  await playground.showTab('Tuning');
  await page.getByRole('radiogroup', { name: 'Shown while tuning' }).getByRole('radio', { name: 'Loss' }).click();
  const tuning = await playground.tableOf('Loss while tuning');
  await tuning.expectFigures('SWS (cyclic), mean', [0, 2, 4]);
  await tuning.expectFigures('Scratch, mean', [0, 2, 4]);
  expect(await tuning.text('SWS (cyclic), mean', 'Scratch’s final accuracy')).toMatch(/passed|not within/);

  await page.getByRole('radio', { name: 'Tuned', exact: true }).click();
  const depths = await playground.tableOf('Validation loss against depth');
  await depths.expectFigures('Scratch, highest', [3]);
  await page.getByRole('radio', { name: 'Untuned', exact: true }).click();
  await page.getByRole('combobox', { name: 'Values or a difference' }).selectOption('SWS − Simple-LG');
  expect(await depths.text('Seeds', '3')).toBe('2');
  expect(await depths.text('SWS (cyclic) minus Simple-LG, 95 % from', '3')).toMatch(/^-?\d+\.\d+$/);

  await playground.showTab('Trade-off');
  await page.getByRole('radiogroup', { name: 'Shown against cost' }).getByRole('radio', { name: 'Loss' }).click();
  const tradeoff = await playground.tableOf('Loss against cost');
  // A layer takes 6·4·16² + 2·4²·16 + 10·4·16 = 7,296 FLOPs an image, all else 4·8²·3·16 + 160 + 80 = 12,528.
  await tradeoff.expectFigures('SWS (cyclic), mean', [12_528 + 2 * 7296, 12_528 + 3 * 7296]);
  await page.getByRole('combobox', { name: /Cost counted/ }).selectOption('Training');
  // SWS begins with 3 steps of 4 images through the Aux-Net’s two layers, scratch with nothing; each of 4 steps goes through three.
  await expect(tradeoff.table.getByRole('columnheader', { name: 'Scratch, mean' })).toBeVisible();
  const [auxNet, step] = [3 * 4 * 27_120, 4 * 34_416];
  for (const [strategy, cost] of [['SWS (cyclic)', auxNet], ['SWS (cyclic)', auxNet + 4 * step], ['Scratch', 0], ['Scratch', 4 * step]] as const) {
    expect(await tradeoff.text(`${strategy}, mean`, String(cost))).toMatch(/^\d+\.\d+$/);
  }
  expect(await tradeoff.text('Scratch, mean', String(auxNet))).toBe('–');

  await playground.showTab('Costs');
  const spent = new ValuesTable(page.getByRole('table', { name: 'Spent so far' }));
  // Two seeds of 3 steps of 4 images, of shapes10's 10,240: the figures are small, but all that was planned is spent.
  const sampleFlops = await spent.text('sample·FLOPs', 'Aux-Net');
  expect(sampleFlops).toMatch(/^[1-9]/);
  await expect(page.getByRole('region', { name: 'Cost ledger' })).toContainText(/spent (.+) of \1 sample·FLOPs/);

  await playground.showTab('Claims');
  const claims = page.getByRole('region', { name: 'Verdicts' }).getByRole('list').first().locator(':scope > li');
  await expect(claims).toHaveCount(7);
  // With both strategies and two seeds the first claim is judged, either way; layouts are not tested by one layout.
  await expect(claims.nth(0).locator('summary')).toContainText(/seen|not decidable/);
  await expect(claims.nth(3).locator('summary')).toContainText('not tested');
  await claims.nth(3).locator('summary').click();
  await expect(claims.nth(3)).toContainText('To test it');
});

test('an experiment of the paper has the paper’s own numbers beside it', async ({ playground }) => {
  await playground.open('#v=1&preset=table-3');
  await playground.showTab('Paper');
  const table = await playground.tableOf('Table 3 in the paper');
  // Table 3 at depth 8.
  expect(await table.text('SWS', '8')).toBe('74.4');
  expect(await table.text('Simple-LG', '8')).toBe('66.5');
});

test('an experiment of several variants is run as a series, which Stop ends', async ({ playground }) => {
  await playground.open('#v=1&preset=table-5-ms-ws1');
  await playground.page.getByRole('button', { name: /^Run all \d$/ }).click();
  await expect(playground.page.getByRole('banner')).toContainText(/run 1\/\d/, { timeout: 30_000 });
  await playground.press('Stop');
  await expect(playground.status).toHaveText('Stopped', { timeout: 30_000 });
  await expect(playground.keptRuns).toHaveCount(1);
  await expect(playground.button('Run')).toBeEnabled();
});
