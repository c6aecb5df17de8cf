/**
 * How smooth the page stays with 50 runs of 5,000 points laid over each other: `npm run bench:frames -- [folder
 * of a built page]`. Runs are imported, all are overlaid, then a person's movements are played while the time of every frame
 * is noted. Printed are, for each movement, the median, the longest, and how many frames took over 50 ms; and, since other
 * work on the machine lengthens frames too, the most processor time that the page's own thread took in one frame.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from '@playwright/test';
import { preview } from 'vite';
import { boxOf, ChartPage } from '../../e2e/chart-page.ts';
import { RunsPanel } from '../../e2e/runs-panel.ts';
import { defaultConfig } from '../../src/config/defaults.ts';
import type { MetricPoint } from '../../src/formats/metrics.ts';
import type { ExperimentResults } from '../../src/formats/results.ts';
import { formatRuns } from '../../src/formats/runs-file.ts';
import { neededChromium } from '../../scripts/find-chromium.ts';
import { quietChromium } from '../../scripts/quiet-chromium.ts';

const RUNS = 50;
const STEPS = 2500; // of the Aux-Net and of Simple-LG's vanilla net each
const LONG_FRAME = 50; // ms

/** Something that is done to the page. */
type Movement = () => Promise<void>;

/** What is read of an event of Chromium's trace; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Of the processor. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** When frames came, ms of the page's clock, from the beginning on, which is marked in the trace. */
type FrameTimes = [beginning: number, ...ends: number[]];

const MARK = 'frames watched';

const server = await preview({ logLevel: 'error', build: { outDir: resolve(process.argv[2] ?? 'dist') }, preview: { port: 0 } });
const browser = await chromium.launch({ executablePath: neededChromium(), args: [...quietChromium, '--disable-gpu'] });
try {
  const page = await pageWithRuns(browser, server.resolvedUrls?.local[0] ?? '');
  console.log(`${RUNS} runs of ${2 * STEPS} points, load average ${loadavg().map((value) => value.toFixed(1)).join(' ')}`);
  for (const [name, prepare] of Object.entries(movements(page))) {
    const move = await prepare();
    await page.waitForTimeout(1000);
    await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing', '__metadata'] });
    const times = await framesDuring(page, move);
    const busiest = Math.max(...processorTimes(await browser.stopTracing(), times));
    const frames = times.slice(1).map((end, frame) => end - (times[frame] ?? end)).toSorted((a, b) => a - b);
    const long = frames.filter((time) => time > LONG_FRAME).length;
    console.log(`  ${name}: ${frames.length} frames, median ${round(frames[Math.floor(frames.length / 2)])} ms, longest ${round(frames.at(-1))} ms, ${long} over ${LONG_FRAME} ms; ${round(busiest)} ms of processor time in the busiest`);
  }
} finally {
  await browser.close();
  await server.close();
}

/** Processor time that the page's main thread took in each frame, ms; a task that lies in two is shared by its duration. */
function processorTimes(trace: Buffer, [beginning, ...ends]: FrameTimes): readonly number[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const mark = traceEvents.find(({ name }) => name === MARK);
  if (!mark) throw new Error('the trace does not tell when the frames began');
  const tasks = traceEvents.filter(({ name, pid, tid }) => pid === mark.pid && tid === mark.tid && name.endsWith('RunTask'));
  return ends.map((end, frame) => {
    const [from, to] = [ends[frame - 1] ?? beginning, end].map((time) => mark.ts + 1000 * (time - beginning));
    return tasks.reduce((sum, { ts, dur = 0, tdur = 0 }) => {
      const within = Math.min(ts + dur, to ?? ts) - Math.max(ts, from ?? ts);
      return within > 0 ? sum + (tdur * within) / dur / 1000 : sum;
    }, 0);
  });
}

/**
 * What a person does with the chart of training and the runs, with the mouse and the keyboard alone: to look for an element by its
 * role goes through the whole page on the thread that is watched, so each is found before its movement begins.
 */
function movements(page: Page): Readonly<Record<string, () => Promise<Movement>>> {
  const chart = new ChartPage(page, 'Loss while training');
  const runs = new RunsPanel(page).region;
  const hovering = async (): Promise<Movement> => {
    const { x, y, width } = await chart.plotBox();
    return async () => {
      for (let i = 0; i < 240; i++) await page.mouse.move(x + (0.1 + (0.8 * i) / 240) * width, y + 12 + 2 * (i % 2));
    };
  };
  return {
    'at rest': () => Promise.resolve(() => page.waitForTimeout(1000)),
    hovering,
    'smoothing chosen': () => choosing(page, chart.choice('Smoothing'), 'Smooth a lot'),
    'zooming by a drag': async () => {
      const box = await chart.plotBox();
      return () => chart.drag(0.3, 0.5, box);
    },
    'hovering while zoomed': hovering,
    'moving an end of the part': async () => {
      await chart.thumb('To').focus();
      return async () => {
        for (let i = 0; i < 30; i++) await page.keyboard.press('ArrowRight');
      };
    },
    'a line switched off and on': async () => {
      const { x, y } = await middleOf(chart.legend('Aux-Net'));
      return async () => {
        await page.mouse.click(x, y);
        await page.mouse.click(x, y);
      };
    },
    'axis chosen': () => choosing(page, chart.choice('Training against'), 'Epochs'),
    'a run starred and not': async () => clicking(page, runs.getByRole('button', { name: 'Star run-30', exact: true }), 2),
    'all runs ticked and not': async () => clicking(page, runs.getByRole('checkbox', { name: 'Select all runs shown' }), 2),
    'values shown as a table': async () => clicking(page, chart.region.getByRole('button', { name: 'Show table of loss while training' }), 2),
    'chart saved as CSV': async () => saving(page, chart.region.getByRole('button', { name: /^Download/ }), 0),
    'chart saved as SVG': async () => saving(page, chart.region.getByRole('button', { name: /^Download/ }), 1),
    'all runs saved as a file': async () => saving(page, runs.getByRole('button', { name: 'Export runs as one file' }), 0),
  };
}

/** Clicks an element, again after a while. */
async function clicking(page: Page, element: Locator, times: number): Promise<Movement> {
  const { x, y } = await middleOf(element);
  return async () => {
    for (let i = 0; i < times; i++) {
      await page.mouse.click(x, y);
      await page.waitForTimeout(400);
    }
  };
}

/** Opens a menu, and takes what stands in one of its places, of which a file comes. */
async function saving(page: Page, menu: Locator, place: number): Promise<Movement> {
  const open = await clicking(page, menu, 1);
  return async () => {
    const coming = page.waitForEvent('download');
    await open();
    const box = await page.locator('[role="menuitem"]').nth(place).boundingBox();
    if (!box) throw new Error(`the menu has no place ${place}`);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await (await coming).path();
  };
}

/** Opens a list, whose options lie in the page, and takes one of them. */
async function choosing(page: Page, list: Locator, name: string): Promise<Movement> {
  const { x, y } = await middleOf(list);
  const option = await list.getByRole('option', { name: new RegExp(`^${name}`) }).first().elementHandle();
  return async () => {
    await page.mouse.click(x, y);
    await page.waitForTimeout(300);
    const box = await option?.boundingBox();
    if (!box) throw new Error(`the list does not show ${name}`);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  };
}

async function middleOf(element: Locator): Promise<{ readonly x: number; readonly y: number }> {
  await element.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await boxOf(element);
  return { x: x + width / 2, y: y + height / 2 };
}

/** When the frames of the page come while something is done. */
async function framesDuring(page: Page, move: Movement): Promise<FrameTimes> {
  await page.evaluate((mark) => {
    const watched: { readonly times: FrameTimes; isOver: boolean } = { times: [performance.mark(mark).startTime], isOver: false };
    Object.assign(globalThis, { watched });
    // A loop, and no function with a name: the compiler would keep its name by a helper that the page does not have.
    void (async () => {
      while (!watched.isOver) {
        await new Promise(requestAnimationFrame);
        watched.times.push(performance.now());
      }
    })();
  }, MARK);
  await move();
  await page.waitForTimeout(500); // what the last movement still makes the page do
  return page.evaluate(() => {
    const { watched } = globalThis as unknown as { readonly watched: { readonly times: FrameTimes; isOver: boolean } };
    watched.isOver = true;
    return watched.times;
  });
}

async function pageWithRuns(chrome: Browser, address: string): Promise<Page> {
  const page = await (await chrome.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' })).newPage();
  await page.goto(address);
  const folder = await mkdtemp(join(tmpdir(), 'learngene-frames-'));
  try {
    const files = Array.from({ length: RUNS }, (_, i) => join(folder, `run-${i}.json`));
    for (const [i, file] of files.entries()) await writeFile(file, formatRuns([{ id: `run-${i}`, name: `run-${i}`, note: '', starred: false, series: null, results: resultsOf(i) }]));
    await new RunsPanel(page).importFiles(files);
    await page.getByRole('button', { name: `Show run-${RUNS - 1} in the charts`, exact: true }).waitFor();
  } finally {
    await rm(folder, { recursive: true });
  }
  await page.getByRole('button', { name: 'Show run-0 in the charts', exact: true }).click();
  for (let i = 1; i < RUNS; i++) await page.getByRole('button', { name: `Overlay run-${i} in the charts`, exact: true }).press('Enter');
  return page;
}

/** A run whose losses fall noisily, otherwise in each. */
function resultsOf(seed: number): ExperimentResults {
  const points = Array.from({ length: STEPS }, (_, i) => (['aux-net', 'vanilla-net'] as const).map((network, place): MetricPoint => {
    const step = i + 1;
    const noise = Math.sin(step * (12.9898 + seed)) * 43758.5453;
    return {
      kind: 'training', network, seed, step, epoch: (step * 64) / 10240, seconds: step * 0.1, images: step * 64, gradientNorm: 1, learningRate: 0.001,
      loss: 0.3 + place * 0.1 + 2 * Math.exp(-step / (400 + 20 * seed)) + 0.2 * (noise - Math.floor(noise)),
    };
  })).flat();
  return {
    format: 'learngene-results', version: 2, program: 'frames', startedAt: new Date(Date.UTC(2026, 0, 1, seed)).toISOString(), seconds: 250, complete: true,
    config: { ...defaultConfig, seed, steps: STEPS }, seeds: [seed], engine: { name: 'wasm', adapter: 'made up', reason: 'made up' },
    data: { name: 'shapes10', classNames: ['disc', 'ring'], trainImages: 10240, validationImages: 2048 }, target: null, series: points, evaluations: [], failures: [],
  };
}

function round(value = Number.NaN): string {
  return value.toFixed(1);
}
