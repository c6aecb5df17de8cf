import type { Page } from '@playwright/test';
import { byDepthAndSeed, evaluated, madeResults } from '../src/findings/results.fixture.ts';
import { formatResults } from '../src/formats/results-file.ts';
import { expect, test } from './fixtures.ts';

const results = madeResults({
  evaluations: byDepthAndSeed((depth, seed, noise) => evaluated({ depth, seed, loss: 3 - depth / 10 + noise })),
});

test('a built-in result is opened without training', async ({ playground, page }) => {
  await serveGallery(page, { 'index.json': JSON.stringify([{ file: 'made.json', label: 'Made by hand', help: 'Three seeds.' }]), 'made.json': formatResults(results) });
  await playground.open();
  await playground.button('Built-in results').click();
  await page.getByRole('dialog').getByRole('button', { name: /Made by hand/ }).click();
  await expect(playground.keptRuns).toHaveCount(1);
  const table = await playground.tableOf('Validation loss against depth');
  await table.expectFigures('SWS (cyclic), mean', [6, 8, 10]);
  await expect(playground.button('Delete Made by hand')).toHaveCount(0);
});

test('a link to a built-in result offers it, and opens it when told to', async ({ playground, page }) => {
  await serveGallery(page, { 'index.json': JSON.stringify([{ file: 'made.json', label: 'Made by hand', help: 'Three seeds.' }]), 'made.json': formatResults(results) });
  await playground.open('#v=1&view.result=made&view.metric=accuracy');
  const offer = page.getByRole('alertdialog', { name: 'The link shows the built-in result made' });
  await expect(playground.keptRuns).toHaveCount(0);
  await offer.getByRole('button', { name: 'Open it' }).click();
  await expect(playground.keptRuns).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'Accuracy against depth' })).toBeVisible();
  await expect(page).toHaveURL(/view\.result=made&view\.metric=accuracy$/);
});

test('a copy of the page without results says so', async ({ playground, page }) => {
  await serveGallery(page, { 'index.json': '[]' });
  await playground.open();
  await playground.button('Built-in results').click();
  await expect(page.getByRole('dialog')).toContainText('no built-in results');
});

async function serveGallery(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  await page.route('**/gallery/*', (route) => {
    const file = new URL(route.request().url()).pathname.replace(/^.*\//, '');
    return route.fulfill({ contentType: 'application/json', body: files[file] ?? '' });
  });
}
