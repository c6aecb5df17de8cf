import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { PlaygroundPage } from './playground-page.ts';
import { tinyLink } from './tiny-run.ts';

/** The wasm engine starts no more threads than this, however many processors there are. */
const MOST_THREADS = 8;

test('our own kernels train on a thread for each processor', async ({ playground, page }) => {
  await trainOnWasm(playground);
  const processors = await page.evaluate(() => navigator.hardwareConcurrency);
  const threads = Math.min(MOST_THREADS, processors);
  await expect(playground.badge).toContainText(threads === 1 ? '1 thread' : `${threads} threads`);
});

test('on a host that does not isolate the page, our own kernels train on one thread', async ({ playground, page }) => {
  await serveWithoutIsolation(page);
  await trainOnWasm(playground);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  await expect(playground.badge).toContainText('1 thread');
});

test('an engine that does not exist is named with those that do', async ({ playground }) => {
  await playground.open(tinyLink(), 'wsam');
  await playground.press('Run');
  await expect(playground.alert).toContainText('wsam');
  await expect(playground.alert).toContainText('tfjs-wasm');
});

test('engines are measured side by side on request', async ({ playground, page }) => {
  await playground.open(tinyLink());
  await playground.badge.click();
  await playground.button('Measure engines').click();
  const rowOf = (engine: string): Locator => page.getByRole('row', { name: new RegExp(`^${engine} `) });
  await expect(rowOf('wasm')).toContainText(/WebAssembly SIMD.*\d ms.*\d ×/);
  await expect(rowOf('tfjs-wasm')).toContainText(/\d ×/);
});

async function trainOnWasm(playground: PlaygroundPage): Promise<void> {
  await playground.open(tinyLink(), 'wasm');
  await playground.runToEnd();
  const table = await playground.tableOf('Validation loss against depth');
  await table.expectFigures('SWS (cyclic)', [2, 3]);
}

/** As a plain host serves the page: without the two headers that a shared memory, and so threads, needs. */
async function serveWithoutIsolation(page: Page): Promise<void> {
  const isDocument = (url: URL): boolean => url.pathname === '/';
  await page.route(isDocument, async (route) => {
    const response = await route.fetch();
    const kept = Object.entries(response.headers()).filter(([name]) => !name.startsWith('cross-origin-'));
    await route.fulfill({ response, headers: Object.fromEntries(kept) });
  });
}
