/** The soak in the built page: a person's clicks, and the memory of page and training worker as Chromium counts it. */
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { CommandPalette } from '../../e2e/command-palette.ts';
import { imageFolderZip } from '../../e2e/image-folder-files.ts';
import { PlaygroundPage } from '../../e2e/playground-page.ts';
import { RunsPanel } from '../../e2e/runs-panel.ts';
import { tinyLink } from '../../e2e/tiny-run.ts';
import { neededChromium } from '../find-chromium.ts';
import { quietChromium } from '../quiet-chromium.ts';
import type { GpuBuffers } from './gpu-buffers.ts';
import type { Soaked } from './soaked.ts';
import type { SoakProbe } from './worker-probe.ts';

/** Bytes, after a garbage collection. */
export interface PageReading {
  /** Of the page: its JavaScript, what it shows, and what it shares with its workers. */
  readonly page: number;
  /** JavaScript of the training worker. */
  readonly worker: number;
  /** WebAssembly memories of the training worker. */
  readonly wasm: number;
  readonly gpu: GpuBuffers;
}

export interface PageSoakOptions {
  readonly engine: 'wasm' | 'webgpu';
  readonly steps: number;
  readonly runs: number;
  /** Told of each run. */
  readonly progress: (text: string) => void;
}

/** What `performance.measureUserAgentSpecificMemory()` gives, of which TypeScript does not know. */
interface MeasuredMemory {
  readonly breakdown: readonly { readonly bytes: number; readonly attribution: readonly { readonly scope: string }[] }[];
}

/** The functions of the page and its worker that are called from here. */
interface SoakGlobals {
  readonly gc: () => void;
  readonly soakProbe: SoakProbe;
  readonly performance: { measureUserAgentSpecificMemory(): Promise<MeasuredMemory> };
}

/** Runs before the first reading: what the page loads late has come, and most of it is compiled. */
const WARM_UP = 3;
/** Steps of a run that is one of many. */
const SHORT = 3;
const HOUR = 3_600_000; // ms; a software GPU needs minutes for a long run
/** Without V8's compilers of often used functions: what they make and learn grows for hundreds of runs, and is no leak. */
const flags = ['--js-flags=--expose-gc --no-sparkplug --no-maglev --no-opt', '--enable-blink-features=ForceEagerMeasureMemory'];

/** Trains in the page of `dist/`: one long run, then many short ones, all begun by a click. Each is deleted when it is complete. */
export async function* soakPage({ engine, steps, runs, progress }: PageSoakOptions): AsyncGenerator<Soaked<PageReading>> {
  const probe = await probeScript();
  const server = await preview({ logLevel: 'error', preview: { port: 0 } });
  const browser = await chromium.launch({ executablePath: neededChromium(), args: [...quietChromium, ...flags, engine === 'webgpu' ? '--enable-unsafe-webgpu' : '--disable-gpu'] });
  try {
    const soaked = await SoakedPage.open(browser, server.resolvedUrls?.local[0] ?? '', { engine, probe, progress });
    yield await soaked.soakSteps(steps);
    yield await soaked.soakRuns(runs);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** worker-probe.ts as one script. */
async function probeScript(): Promise<string> {
  const entry = fileURLToPath(new URL('worker-probe.ts', import.meta.url));
  const built = await build({ configFile: false, publicDir: false, logLevel: 'error', build: { write: false, lib: { entry, formats: ['iife'], name: 'workerProbe' } } });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output)) throw new Error('worker-probe.ts: was not built');
  return output.output[0].code;
}

class SoakedPage {
  readonly #page: Page;
  readonly #playground: PlaygroundPage;
  readonly #runs: RunsPanel;
  readonly #progress: (text: string) => void;

  private constructor(page: Page, progress: (text: string) => void) {
    this.#page = page;
    this.#playground = new PlaygroundPage(page);
    this.#runs = new RunsPanel(page);
    this.#progress = progress;
  }

  static async open(browser: Browser, baseURL: string, { engine, probe, progress }: { readonly engine: string; readonly probe: string; readonly progress: (text: string) => void }): Promise<SoakedPage> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block', baseURL });
    const page = await context.newPage();
    await page.route(/\/worker-[^/]*\.js$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${probe}\n${await response.text()}` });
    });
    const soaked = new SoakedPage(page, progress);
    await soaked.#playground.open(tinyLink({ data: 'image-folder', strategies: 'cyclic' }), engine);
    await soaked.#playground.chooseImages('photos.zip', await imageFolderZip());
    return soaked;
  }

  async soakSteps(steps: number): Promise<Soaked<PageReading>> {
    await this.#configure(SHORT);
    await this.#runOften(WARM_UP);
    const before = await this.#reading();
    await this.#configure(steps);
    await this.#runOften(1);
    await this.#configure(SHORT); // what a page holds of its last run is that of a short one again
    await this.#runOften(1);
    return { what: `${steps} steps in the page`, before, after: await this.#reading() };
  }

  async soakRuns(runs: number): Promise<Soaked<PageReading>> {
    const before = await this.#reading();
    await this.#runOften(Math.floor(runs / 2));
    const halfway = await this.#reading();
    await this.#runOften(Math.ceil(runs / 2));
    return { what: `${runs} runs in the page`, before, halfway, after: await this.#reading() };
  }

  /** So many steps, and ten evaluations on the way. */
  async #configure(steps: number): Promise<void> {
    await this.#playground.openEveryGroup();
    await this.#playground.field('Steps').fill(`${steps}`);
    await this.#playground.field('Live evaluation every').fill(`${Math.ceil(steps / 10)}`);
  }

  async #runOften(times: number): Promise<void> {
    for (let run = 0; run < times; run++) {
      const begun = Date.now();
      await this.#playground.press('Run');
      await this.#playground.status.getByText('Complete').waitFor({ state: 'attached', timeout: HOUR });
      await this.#playground.keptRuns.waitFor();
      await this.#deleteRun();
      this.#progress(`run of ${((Date.now() - begun) / 1000).toFixed(1)} s`);
    }
  }

  /** Deletes the one run there is, and dismisses what offers to take that back, which holds it. */
  async #deleteRun(): Promise<void> {
    const [name = ''] = await this.#runs.names();
    await this.#runs.delete(name);
    await this.#playground.keptRuns.waitFor({ state: 'detached' });
    const { toasts } = this.#runs;
    await toasts.first().waitFor();
    while ((await toasts.count()) > 0) {
      const count = await toasts.count();
      await toasts.first().getByRole('button', { name: 'Dismiss' }).click();
      await this.#page.waitForFunction((most) => document.querySelectorAll('[role=alertdialog]').length < most, count);
    }
  }

  /**
   * Something above the page, as a person does now and then: elements that were removed in the middle of a transition, such
   * as the button that deletes a run, are let go of by React Aria (runAfterTransition) when the next thing closes.
   */
  async #openAndClose(): Promise<void> {
    const palette = new CommandPalette(this.#page);
    await palette.open();
    await this.#page.keyboard.press('Escape');
    await palette.dialog.waitFor({ state: 'detached' });
  }

  async #reading(): Promise<PageReading> {
    await this.#page.mouse.move(0, 0);
    await this.#openAndClose();
    const worker = this.#page.workers().find((each) => /\/worker-[^/]*\.js$/.test(each.url()));
    if (!worker) throw new Error('the page has no training worker');
    await worker.evaluate(() => (globalThis as unknown as SoakGlobals).gc());
    const counts = await worker.evaluate(() => (globalThis as unknown as SoakGlobals).soakProbe());
    if (counts.memories + counts.gpu.made === 0) throw new Error('the engine made neither a WebAssembly memory nor a GPU buffer that was counted: what is told of them would be nothing');
    const { breakdown } = await this.#page.evaluate(() => {
      const { gc, performance: timings } = globalThis as unknown as SoakGlobals;
      gc();
      return timings.measureUserAgentSpecificMemory();
    });
    const all = breakdown.reduce((sum, { bytes }) => sum + bytes, 0);
    const inWorker = breakdown.filter(({ attribution }) => attribution.some(({ scope }) => scope.startsWith('DedicatedWorker'))).reduce((sum, { bytes }) => sum + bytes, 0);
    return { page: all - inWorker, worker: inWorker, wasm: counts.wasm, gpu: counts.gpu };
  }
}
