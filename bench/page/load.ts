/**
 * `npm run bench:load -- --folder dist --loads 5`: how soon the built page in a folder can be used. Each load is in a fresh
 * browser context, with nothing cached, from a server on this machine; medians are printed, with the machine's load.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import { preview } from 'vite';
import { neededChromium } from '../../scripts/find-chromium.ts';
import { quietChromium } from '../../scripts/quiet-chromium.ts';
import { at } from '../../src/lib/errors.ts';
import { parseCount } from '../flag-values.ts';
import { loadOfLastMinute } from '../machine-load.ts';
import { summarise } from '../statistics.ts';

/** Milliseconds after navigation, layout shift without unit, and counts of requests. */
interface Load {
  readonly firstPaint: number;
  /** When Run is there and the page takes up its next task, 4 ms later at most: a click on it is obeyed. */
  readonly interactive: number;
  /** When the charts, which come later, are there. */
  readonly charts: number;
  readonly layoutShift: number;
  readonly requestsUntilInteractive: number;
  readonly requests: number;
}

/** Milliseconds after the charts in which the rest has come by itself. */
const SETTLED = 2000;

const { values } = parseArgs({ options: { folder: { type: 'string', default: 'dist' }, loads: { type: 'string' } } });
const { folder } = values;
const loads = parseCount('loads', values.loads) ?? 5;
if (!existsSync(join(folder, 'index.html'))) throw new Error(`--folder ${folder}: holds no built page; run \`npm run build\` first, or name the folder of one`);
const executablePath = neededChromium();
const server = await preview({ logLevel: 'error', build: { outDir: resolve(folder) }, preview: { port: 0 } });
const browser = await chromium.launch({ executablePath, args: [...quietChromium, '--disable-gpu'] });
try {
  const address = server.resolvedUrls?.local[0] ?? '';
  const measured: Load[] = [];
  for (let load = 0; load < loads; load++) measured.push(await measuredLoad(browser, address));
  console.log(`${folder}, medians of ${loads} loads, load average ${loadOfLastMinute().toFixed(1)}`);
  for (const name of Object.keys(at(measured, 0)) as (keyof Load)[]) {
    const figures = measured.map((load) => load[name]);
    console.log(`  ${name}: ${round(summarise(figures).median)} (${round(Math.min(...figures))} to ${round(Math.max(...figures))})`);
  }
} finally {
  await browser.close();
  await server.close();
}

async function measuredLoad(chrome: Browser, address: string): Promise<Load> {
  const context = await chrome.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    await page.addInitScript(watch);
    await page.goto(address);
    await page.locator('.recharts-surface').first().waitFor();
    await page.waitForTimeout(SETTLED);
    return await page.evaluate(readLoad);
  } finally {
    await context.close();
  }
}

/** Runs in the page before its own scripts, and notes what cannot be asked for afterwards. */
function watch(): void {
  const times = { interactive: 0, charts: 0, layoutShift: 0 };
  Object.assign(globalThis, { measuredTimes: times });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) times.layoutShift += (entry as unknown as { readonly value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
  // Without a name of its own, which the compiler would keep by a helper that the page does not have.
  const timer = setInterval(() => {
    const hasRun = [...document.querySelectorAll('header button')].some(({ textContent }) => textContent === 'Run');
    if (hasRun) times.interactive ||= performance.now();
    if (!document.querySelector('.recharts-surface')) return;
    times.charts = performance.now();
    clearInterval(timer);
  }, 4);
}

function readLoad(): Load {
  const { interactive, charts, layoutShift } = (globalThis as unknown as { readonly measuredTimes: Pick<Load, 'interactive' | 'charts' | 'layoutShift'> }).measuredTimes;
  const requests = performance.getEntriesByType('resource');
  return {
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    interactive, charts, layoutShift,
    requestsUntilInteractive: 1 + requests.filter(({ startTime }) => startTime < interactive).length,
    requests: 1 + requests.length,
  };
}

function round(value: number): string {
  return String(value < 10 ? Number(value.toFixed(3)) : Math.round(value));
}
