import { ChartPage } from './chart-page.ts';
import { expect, test } from './fixtures.ts';

test('a shared link is found in the form, and its configuration in the link that Share gives', async ({ playground }) => {
  await playground.open('#v=1&layout=3,3,4,3,3&depths=5-9,12&steps=120&batch=32');
  await expect(playground.field('Stage layout as text')).toHaveValue('3,3,4,3,3');
  await expect(playground.field('Des-Net depths as text')).toHaveValue('5-9,12');
  await playground.openGroup('Training');
  await expect(playground.field('Steps')).toHaveValue('120');
  await expect(playground.field('Batch')).toHaveValue('32');

  const link = await playground.share();
  expect(link).toContain('layout=3,3,4,3,3');
  await playground.open(new URL(link).hash);
  await expect(playground.field('Stage layout as text')).toHaveValue('3,3,4,3,3');
});

test('a broken link is named, and the form keeps its configuration', async ({ playground }) => {
  await playground.open('#v=1&layout=3,0,4');
  await expect(playground.alert).toContainText('layout');
  await expect(playground.alert).toContainText('0');
  await expect(playground.field('Stage layout as text')).toHaveValue('2,2,2,2');
});

test('an unknown key in a link is named with the key that may have been meant', async ({ playground }) => {
  await playground.open('#v=1&layuot=3,3,4');
  await expect(playground.alert).toContainText('layuot');
  await expect(playground.alert).toContainText('layout');
});

test('an edit that cannot be run is named beside its field, and Run says so', async ({ playground }) => {
  await playground.open();
  await playground.field('Stage layout as text').fill('2,2,x');
  await expect(playground.field('Stage layout as text')).toHaveAttribute('aria-invalid', 'true');
  await expect(playground.field('Stage layout as text')).toHaveAccessibleDescription(/x/);
});

test('a link of a view opens exactly that: tab, charts, theme, and what is left out', async ({ playground, page }) => {
  await playground.open('#v=1&steps=100&view.zoom=25-75&view.train-off=vanilla-net&view.depth-off=simple-lg&view.hide=runs');
  const chart = new ChartPage(page, 'Loss while training');
  await expect(chart.thumb('From')).toHaveAttribute('aria-valuetext', 'Step 25');
  await expect(chart.thumb('To')).toHaveAttribute('aria-valuetext', 'Step 75');
  await expect(chart.legend('Vanilla net')).toHaveAttribute('aria-pressed', 'false');
  await expect(chart.legend('Aux-Net')).toHaveAttribute('aria-pressed', 'true');
  const depths = new ChartPage(page, 'Validation loss against depth');
  await expect(depths.legend('Simple-LG')).toHaveAttribute('aria-pressed', 'false');
  await depths.legend('SWS (cyclic)').click();
  await chart.legend('Vanilla net').click();
  await expect(page).toHaveURL(/view\.zoom=25-75&view\.depth-off=cyclic,simple-lg&view\.hide=runs$/);

  await page.evaluate(() => { location.hash = '#v=1&steps=7&view.tab=costs&view.theme=dark&view.hide=configuration,runs'; });
  await expect(page.getByRole('tab', { name: 'Costs' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('radio', { name: 'Dark theme' })).toBeChecked();
  await expect(page.getByRole('region', { name: 'Configuration', exact: true })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Runs', exact: true })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Validation loss against depth' })).toBeVisible();
  await page.getByRole('tab', { name: 'Claims' }).click();
  await expect(page).toHaveURL(/view\.tab=claims&view\.theme=dark&view\.hide=configuration,runs$/);
});

test('a link that is pasted into the page in use shows what it changes, with Undo', async ({ playground, page }) => {
  await playground.open('#v=1&steps=7');
  await page.evaluate(() => { location.hash = '#v=1&layout=3,3,4,3,3&depths=5-8&steps=7'; });
  const toast = page.getByRole('alertdialog', { name: 'The link changed 2 fields' });
  await expect(toast).toContainText('Stage layout: 2,2,2,2 → 3,3,4,3,3');
  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect(playground.field('Stage layout as text')).toHaveValue('2,2,2,2');
  await expect(page).toHaveURL(/#v=1&preset=quick&steps=7$/);
});

test('the frame that Share gives shows the configuration in another page, and starts nothing', async ({ playground, page }) => {
  await playground.open('#v=1&layout=3,3,4,3,3&depths=5-8');
  const html = await playground.shareFrame();
  await page.route('**/embedding.html', (route) => route.fulfill({
    contentType: 'text/html', body: `<!doctype html><title>Lesson</title>${html}`,
    headers: { 'Cross-Origin-Embedder-Policy': 'require-corp', 'Cross-Origin-Opener-Policy': 'same-origin' },
  }));
  await page.goto('./embedding.html');
  const frame = page.frameLocator('iframe');
  await expect(frame.getByLabel('Stage layout as text')).toHaveValue('3,3,4,3,3');
  await expect(frame.getByRole('button', { name: 'Run', exact: true })).toBeEnabled();
  await expect(frame.getByRole('button', { name: 'Share' })).toHaveCount(0);
  await expect(frame.getByRole('link', { name: 'Open the whole page' })).toHaveAttribute('href', /#v=1&preset=quick&layout=3,3,4,3,3&depths=5-8$/);
});
