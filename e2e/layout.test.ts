import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { tinyLink } from './tiny-run.ts';

test('at 1280 × 800 nothing needs scrolling, before a run and after', async ({ playground, page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await playground.open(tinyLink());
  expect(await overflow(page)).toEqual({ across: 0, down: 0 });
  await playground.press('Run');
  await playground.untilComplete();
  expect(await overflow(page)).toEqual({ across: 0, down: 0 });
});

test('on a phone the page scrolls down, never sideways', async ({ playground, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.open();
  expect(await overflow(page)).toMatchObject({ across: 0 });
  await expect(playground.button('Run')).toBeInViewport();
});

/** CSS pixels that lie outside the window. */
function overflow(page: Page): Promise<{ across: number; down: number }> {
  return page.evaluate(() => {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
    return { across: scrollWidth - clientWidth, down: scrollHeight - clientHeight };
  });
}
