/** `npm run screenshots`: runs the preset "quick" in the built page and renews the README's pictures of it. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import sharp from 'sharp';
import { preview } from 'vite';
import { neededChromium } from './find-chromium.ts';
import { quietChromium } from './quiet-chromium.ts';

const folder = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
/** Milliseconds: the preset takes a minute on two processors. */
const PATIENCE = 600_000;

const executablePath = neededChromium();
mkdirSync(folder, { recursive: true });
const server = await preview({ logLevel: 'error', preview: { port: 0 } });
const browser = await chromium.launch({ executablePath, args: [...quietChromium] });
try {
  await takeAll(browser, server.resolvedUrls?.local[0] ?? '');
} finally {
  await browser.close();
  await server.close();
}

async function takeAll(chrome: Browser, address: string): Promise<void> {
  const context = await chrome.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('status').getByText('Complete').waitFor({ state: 'attached', timeout: PATIENCE });
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await take(page, `run-${theme}.png`);
  }
  await take(await onPhone(context, address), 'run-phone.png');
}

/** The run just kept, opened in a window as narrow as a phone. */
async function onPhone(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(address);
  await page.getByRole('button', { name: /^Show .* in the charts$/ }).click();
  return page;
}

/** The whole page, in as few colours as it has: a fraction of the bytes of a plain picture. */
async function take(page: Page, name: string): Promise<void> {
  // Charts are drawn two or three times a second, and follow a window's size with a delay.
  await page.waitForTimeout(1000);
  const picture = await page.screenshot({ fullPage: true });
  const { size } = await sharp(picture).png({ palette: true, colours: 128, effort: 10 }).toFile(`${folder}${name}`);
  console.log(`docs/screenshots/${name}: ${Math.round(size / 1000)} kB`);
}
