import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from '@playwright/test';
import { build } from 'vite';
import type { StoreAnswer, StoreCommands, StoreQuestion } from './image-store-worker.ts';

type Asked<Name extends keyof StoreCommands> = Promise<Awaited<ReturnType<StoreCommands[Name]>>>;

/** A tab with a worker that has the browser's store. */
export interface StoreTab {
  ask<Name extends keyof StoreCommands>(command: Name, ...args: Parameters<StoreCommands[Name]>): Asked<Name>;
  /** Makes the browser grant this origin so many bytes; its own bound again without a number. */
  setQuota(bytes?: number): Promise<void>;
}

/** The worker's script, as the page's own build would make it. */
export async function bundledWorker(): Promise<string> {
  const entry = fileURLToPath(new URL('image-store-worker.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: { write: false, target: 'chrome123', lib: { entry, formats: ['es'], fileName: 'worker' } },
  });
  const output = Array.isArray(built) ? built.flatMap((part) => part.output) : 'output' in built ? built.output : [];
  const code = output.map((part) => (part.type === 'chunk' ? part.code : '')).join('');
  if (code === '') throw new Error('the worker was built to nothing');
  return code;
}

/** Opens the playground's origin, without the playground, and starts the worker there. */
export async function openStoreTab(context: BrowserContext, script: string): Promise<StoreTab> {
  const page = await context.newPage();
  const headers = { 'Cross-Origin-Embedder-Policy': 'require-corp', 'Cross-Origin-Opener-Policy': 'same-origin' };
  await page.route('**/store-tab.html', (route) => route.fulfill({ headers, contentType: 'text/html', body: '<!doctype html><title>store</title>' }));
  await page.route('**/store-worker.js', (route) => route.fulfill({ headers, contentType: 'text/javascript', body: script }));
  await page.goto('store-tab.html');
  await page.evaluate(() => {
    globalThis.storeWorker = new Worker('store-worker.js', { type: 'module' });
  });
  return {
    ask: <Name extends keyof StoreCommands>(command: Name, ...args: Parameters<StoreCommands[Name]>) =>
      asked(page, { command, args }).then((answer) => {
        if ('error' in answer) throw new Error(answer.error);
        return answer.value;
      }) as Asked<Name>,
    async setQuota(bytes) {
      const session = await context.newCDPSession(page);
      const { origin } = new URL(page.url());
      await session.send('Storage.overrideQuotaForOrigin', { origin, ...(bytes !== undefined && { quotaSize: bytes }) });
    },
  };
}

declare global {
  var storeWorker: Worker;
}

function asked(page: Page, question: StoreQuestion): Promise<StoreAnswer> {
  return page.evaluate(
    (sent) =>
      new Promise<StoreAnswer>((resolve) => {
        storeWorker.addEventListener('message', ({ data }: MessageEvent<StoreAnswer>) => resolve(data), { once: true });
        storeWorker.addEventListener('error', ({ message }) => resolve({ error: `the worker failed: ${message}` }), { once: true });
        storeWorker.postMessage(sent);
      }),
    question,
  );
}
