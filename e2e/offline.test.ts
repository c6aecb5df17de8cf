import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { PageServer } from './page-server.ts';
import { tinyLink } from './tiny-run.ts';

test.use({ serviceWorkers: 'allow', mayAsk: /^http:\/\/127\.0\.0\.1:\d+\/|net::ERR/ });

test('after the first visit the page opens and trains without its server, on threads; a newer build waits for the person', async ({ playground, page }) => {
  const server = new PageServer();
  await server.come();
  try {
    await page.goto(`${server.address}${tinyLink()}`);
    // The last of the images, which are kept one after the other once all else is.
    await expect.poll(() => server.asked.at(-1), { timeout: 60_000 }).toBe('data/glyphs8/manifest.json');
    expect(await hindrancesToInstall(page)).toEqual([]);
    await server.leave();

    await page.reload();
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await playground.runToEnd();
    await expect(playground.badge).toContainText(/threads/);

    await server.come();
    // Another version of the list of files, and a page that can be told from the first.
    server.update((path, text) => (path === 'index.html' ? text.replace('<html ', '<html data-build="newer" ') : text.replace(/(version:\s*["'`])/, '$1newer-')));
    await page.reload();
    await expect(page.locator('html')).not.toHaveAttribute('data-build');
    const offer = page.getByRole('alertdialog').filter({ hasText: 'A newer version of the page is here' });
    await expect(offer).toBeVisible({ timeout: 30_000 });
    await offer.getByRole('button', { name: 'Reload' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-build', 'newer');
    await expect(playground.keptRuns).toHaveCount(1);
  } finally {
    await server.leave();
  }
});

/** Why Chromium would not install the page as an application; that each test has a private window is left out. */
async function hindrancesToInstall(page: Page): Promise<readonly string[]> {
  const browser = await page.context().newCDPSession(page);
  const { errors } = await browser.send('Page.getAppManifest');
  const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors');
  return [...errors.map(({ message }) => message), ...installabilityErrors.map(({ errorId }) => errorId)].filter((error) => error !== 'in-incognito');
}
