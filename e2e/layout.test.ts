import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { RunsPanel } from './runs-panel.ts';
import { tinyLink } from './tiny-run.ts';

const phone = { width: 390, height: 844 };
const phoneOnItsSide = { width: 844, height: 390 };
const smallPhone = { width: 320, height: 568 };
const tablet = { width: 1024, height: 768 };
const desktop = { width: 1280, height: 800 };

test('at 1280 × 800 nothing needs scrolling, before a run, after it and with a dozen', async ({ playground, page }) => {
  await page.setViewportSize(desktop);
  await playground.open(tinyLink());
  expect(await overflow(page)).toEqual({ across: 0, down: 0 });
  await playground.runToEnd();
  expect(await overflow(page)).toEqual({ across: 0, down: 0 });
  const runs = new RunsPanel(page);
  await runs.import([{ name: 'eleven.json', content: copied(await runs.exported(/^All/), 11) }]);
  await expect.poll(async () => (await runs.names()).length).toBe(12);
  expect(await overflow(page)).toEqual({ across: 0, down: 0 });
});

/** A file of runs with others in its place, each like its first. */
function copied(file: string, count: number): string {
  const { runs: [first], ...rest } = JSON.parse(file) as { readonly runs: readonly { readonly results: object }[] };
  const runs = Array.from({ length: count }, (_, i) => ({
    ...first, id: `copy-${i}`, name: `copy-${i}`, results: { ...first?.results, startedAt: `2026-01-01T00:00:${String(i).padStart(2, '0')}.000Z` },
  }));
  return JSON.stringify({ ...rest, runs });
}

test('on a phone the page scrolls down, never sideways, and Run is at hand', async ({ playground, page }) => {
  for (const size of [phone, smallPhone]) {
    await page.setViewportSize(size);
    await playground.open();
    await playground.openEveryGroup();
    expect(await overflow(page)).toMatchObject({ across: 0 });
    await page.evaluate(() => scrollTo(0, 0));
    await expect(playground.button('Run')).toBeInViewport();
  }
});

test('a page with a finished run scrolls down, never sideways, however its window changes', async ({ playground, page }) => {
  await playground.open(tinyLink({ depths: '2-12', strategies: 'cyclic,simple-lg,random-assigned,random-shuffled' }));
  await playground.runToEnd();
  for (const size of [desktop, phone, phoneOnItsSide, smallPhone, tablet, phone]) {
    await page.setViewportSize(size);
    // Charts follow a window's size with a delay.
    await expect.poll(() => overflow(page), `${size.width} × ${size.height}`).toMatchObject({ across: 0 });
  }
  await page.reload();
  await playground.keptRuns.first().click();
  await expect.poll(() => overflow(page)).toMatchObject({ across: 0 });
});

test('the line of progress is never cut', async ({ playground, page }) => {
  await playground.open(tinyLink({ steps: '100000', every: '100000' }));
  await playground.press('Run');
  await expect.poll(() => playground.step(), { timeout: 30_000 }).toBeGreaterThan(0);
  await expect(page.getByText(/ left$/)).toBeVisible();
  for (const size of [desktop, phone, smallPhone]) {
    await page.setViewportSize(size);
    expect(await cutTexts(page)).toEqual([]);
  }
  await playground.press('Stop');
  await expect(playground.status).toHaveText('Stopped');
});

/** CSS pixels that lie outside the window. */
function overflow(page: Page): Promise<{ across: number; down: number }> {
  return page.evaluate(() => {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
    return { across: scrollWidth - clientWidth, down: scrollHeight - clientHeight };
  });
}

/** Texts of the progress bar and of the line below it that are wider than their place. */
function cutTexts(page: Page): Promise<readonly string[]> {
  const progress = page.getByRole('banner').getByRole('progressbar').locator('..');
  return progress.locator('p, b, span').evaluateAll((elements) =>
    elements.filter(({ scrollWidth, clientWidth }) => clientWidth > 1 && scrollWidth > clientWidth)
      .map(({ textContent }) => textContent),
  );
}
