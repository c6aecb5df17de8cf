/** Contestants in workers of a page in Chromium: what users have, with WebGPU and, by COOP and COEP, with threads. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from '@playwright/test';
import { build, preview, type PreviewServer } from 'vite';
import { neededChromium } from '../../scripts/find-chromium.ts';
import { quietChromium } from '../../scripts/quiet-chromium.ts';
import { buildKernels } from '../../src/engine/wasm/node/build-kernels.ts';
import type { Host } from '../host.ts';
import { distantLane } from '../lane-messages.ts';

const isolation = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

/** Starts Chromium with WebGPU switched on; `flags` are added to its own, e.g. to reach an NVIDIA GPU. */
export async function openChromium(flags: readonly string[]): Promise<Host> {
  const executablePath = neededChromium();
  const folder = await mkdtemp(join(tmpdir(), 'learngene-bench-'));
  const server = await servePage(folder);
  const browser = await chromium.launch({ executablePath, args: [...quietChromium, '--enable-unsafe-webgpu', ...flags] });
  try {
    return await hostIn(browser, server, folder);
  } catch (thrown) {
    await end(browser, server, folder);
    throw thrown;
  }
}

async function servePage(folder: string): Promise<PreviewServer> {
  await buildKernels();
  const options = {
    root: fileURLToPath(new URL('.', import.meta.url)),
    configFile: false,
    base: './',
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'chrome123', chunkSizeWarningLimit: 3000 },
    preview: { host: '127.0.0.1', port: 0, headers: isolation },
  } as const;
  await build(options);
  return preview(options);
}

async function hostIn(browser: Browser, server: PreviewServer, folder: string): Promise<Host> {
  const page = await browser.newPage();
  page.on('pageerror', (error) => process.stderr.write(`bench page: ${error.message}\n`));
  await page.goto(server.resolvedUrls?.local[0] ?? '');
  await page.waitForFunction(() => 'benchPage' in globalThis);
  const facts = await page.evaluate(() => globalThis.benchPage.facts());
  return {
    place: `Chromium ${browser.version()}${facts.isolated ? '' : ', not isolated: no threads'}`,
    adapter: facts.adapter,
    open: (name) => openLane(page, name),
    close: () => end(browser, server, folder),
  };
}

async function openLane(page: Page, name: string): ReturnType<Host['open']> {
  await page.evaluate((lane) => globalThis.benchPage.open(lane), name);
  return distantLane(
    (question) => page.evaluate(([lane, asked]) => globalThis.benchPage.ask(lane, asked), [name, question] as const),
    () => page.evaluate((lane) => globalThis.benchPage.close(lane), name),
  );
}

async function end(browser: Browser, server: PreviewServer, folder: string): Promise<void> {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
}
