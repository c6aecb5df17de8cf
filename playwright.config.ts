import { createServer } from 'node:net';
import { defineConfig } from '@playwright/test';
import { neededChromium } from './scripts/find-chromium.ts';
import { quietChromium } from './scripts/quiet-chromium.ts';

const executablePath = neededChromium();

// Playwright reads this file again in each worker process, which inherits the environment: one port for all.
const port = (process.env['E2E_PORT'] ??= String(await freePort()));

export default defineConfig({
  testDir: 'e2e',
  // Most of a test is one page at work in one thread, so two share two processors well; more would only wait for each other.
  workers: 2,
  fullyParallel: false,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    viewport: { width: 1280, height: 800 },
    // A trace of every test, kept or not, costs as much again as the page's own work; `--trace on` makes one where it is wanted.
    screenshot: 'only-on-failure',
    // Each test has a fresh browser, into which the whole page would be copied; e2e/offline.test.ts is about that.
    serviceWorkers: 'block',
  },
  projects: [
    {
      name: 'with-webgpu',
      testMatch: '*.webgpu.test.ts',
      // On a machine without a GPU this gives SwiftShader's adapter: slow, but the real thing.
      use: { launchOptions: { executablePath, args: [...quietChromium, '--enable-unsafe-webgpu'] } },
    },
    {
      name: 'without-webgpu',
      testMatch: '*.test.ts',
      testIgnore: '*.webgpu.test.ts',
      use: { launchOptions: { executablePath, args: [...quietChromium, '--disable-gpu'] } },
    },
  ],
  webServer: {
    command: `npm run build && npm run preview -- --host 127.0.0.1 --port ${port} --strictPort`,
    url: `http://127.0.0.1:${port}/`,
    timeout: 180_000,
    stdout: 'ignore',
    stderr: 'pipe',
  },
});

/** A port that nothing listens on, as the system hands it out. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject()));
    });
  });
}
