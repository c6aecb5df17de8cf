import { Buffer } from 'node:buffer';
import { ChartPage } from './chart-page.ts';
import { expect, test } from './fixtures.ts';
import type { PlaygroundPage } from './playground-page.ts';
import { tinyLink } from './tiny-run.ts';

const STEPS = 40;
const run = { steps: String(STEPS), every: '10', strategies: 'cyclic,simple-lg' };

async function trained(playground: PlaygroundPage, depths = '2-3'): Promise<ChartPage> {
  await playground.open(tinyLink({ ...run, depths }), 'wasm');
  await playground.runToEnd();
  return new ChartPage(playground.page, 'Loss while training');
}

test('training is drawn against steps, epochs, images and seconds, raw and smoothed, on either scale', async ({ playground }) => {
  const chart = await trained(playground);
  expect(await chart.words()).toEqual(expect.arrayContaining(['step', String(STEPS)]));
  // Training and validation of Aux-Net and vanilla net; smoothing adds a line over each of the two raw ones.
  await expect(chart.strokes()).toHaveCount(4);
  await chart.choose('Smoothing', 'Smooth a lot');
  await expect(chart.strokes()).toHaveCount(6);
  for (const share of [0.05, 0.5, 0.95]) expect(await chart.readAt(share)).toMatch(/Step \d+\n.*Aux-Net, training\n[\d.]+, smoothed [\d.]+/s);

  await chart.choose('Training against', 'Images');
  await expect.poll(() => chart.words()).toContain('training images seen');
  await expect(chart.thumb('To')).toHaveAttribute('aria-valuetext', `${STEPS * 4} images`);
  await chart.choose('Training against', 'Seconds');
  await expect.poll(() => chart.words()).toContain('seconds of training');
  await chart.choose('Training against', 'Steps');
  const linear = await chart.strokes().first().getAttribute('d');
  await playground.button('Log scale of loss').click();
  await expect.poll(() => chart.strokes().first().getAttribute('d')).not.toBe(linear);

  await chart.legend('Vanilla net').click();
  await expect(chart.strokes()).toHaveCount(3);
});

test('a part of training is shown by dragging or by keyboard, and everything again by a button', async ({ playground, page }) => {
  const chart = await trained(playground);
  await chart.drag(0.25, 0.75);
  await expect(chart.thumb('From')).toHaveAttribute('aria-valuetext', 'Step 10');
  await expect(chart.thumb('To')).toHaveAttribute('aria-valuetext', 'Step 30');
  await expect.poll(() => chart.words()).not.toContain(String(STEPS));
  await chart.thumb('From').focus();
  for (let press = 0; press < 10; press++) await page.keyboard.press('ArrowRight');
  // Ten of two hundred places of 40 steps are two steps.
  await expect(chart.thumb('From')).toHaveAttribute('aria-valuetext', 'Step 12');
  await playground.button('Show all of training').click();
  await expect.poll(() => chart.words()).toContain(String(STEPS));
  await expect(playground.button('Show all of training')).toBeDisabled();
});

test('a second run lies over the first, is held against it as baseline, and all of it can be taken away', async ({ playground, page }) => {
  const chart = await trained(playground);
  const [first] = await names(playground);
  await playground.runToEnd();
  await expect(playground.keptRuns).toHaveCount(2);
  await playground.button(`Overlay ${first} in the charts`).click();
  await expect(chart.strokes()).toHaveCount(8);
  await chart.legend(first).click();
  await expect(chart.strokes()).toHaveCount(4);
  await chart.legend(first).click();

  const depths = new ChartPage(page, 'Validation loss against depth');
  await expect(depths.legend(first)).toBeVisible();
  await playground.button(`Pin ${first} as baseline`).click();
  await playground.button(`Subtract ${first}`).click();
  await expect(chart.strokes()).toHaveCount(4);
  await expect.poll(() => chart.words()).toContain('no difference');
  await expect(chart.legend(first)).toHaveCount(0);
  await playground.button(`Subtract ${first}`).click();
  await depths.choose('Values or a difference', '− ');
  const table = await playground.tableOf('Validation loss against depth');
  // The same configuration, seed and threads: the two runs are the same, bit for bit.
  expect(Number(await table.text(`SWS (cyclic) minus that of ${first}`, '2'))).toBe(0);

  const csv = (await chart.download('CSV')).bytes.toString('utf8').trim().split('\r\n');
  // Two runs of two networks: each step of training, and validation every 10 steps.
  expect(csv).toHaveLength(1 + 2 * 2 * (STEPS + STEPS / 10));
  const { name, bytes } = await chart.download('SVG');
  expect(name).toMatch(/-curves\.svg$/);
  // In a page of its own: the playground lets no text be made markup.
  const blank = await page.context().newPage();
  const read = await blank.evaluate((text) => {
    const svg = new DOMParser().parseFromString(text, 'image/svg+xml');
    return { problem: svg.querySelector('parsererror')?.textContent, words: [...svg.querySelectorAll('text')].map(({ textContent }) => textContent).join('\n') };
  }, bytes.toString('utf8'));
  await blank.close();
  expect(read.problem).toBeUndefined();
  for (const word of ['Loss while training', 'Aux-Net, validation', first, '#v=1', `steps ${STEPS}`]) expect(read.words).toContain(word);
  const png = (await chart.download('PNG')).bytes;
  expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  expect(png.readUInt32BE(16)).toBe(1280); // the picture's width: twice 640
});

test('the chart over depth is replayed to its newest moment, or step by step with reduced motion, and shows a part of many depths', async ({ playground, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await trained(playground, '2-8');
  const moment = page.getByRole('slider', { name: 'Moment of the run' });
  await playground.button('Show the next moment').click();
  await expect(moment).toHaveAttribute('aria-valuetext', 'step 10');
  await playground.button('Show the next moment').click();
  await expect(moment).toHaveAttribute('aria-valuetext', 'step 20');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await playground.button('Replay how the lines came about').click();
  await expect(moment).toHaveAttribute('aria-valuetext', 'newest');
  await expect(playground.button('Replay how the lines came about')).toBeVisible();
  const chart = new ChartPage(page, 'Validation loss against depth');
  await chart.drag(0.3, 0.8);
  await expect(chart.thumb('From')).toHaveAttribute('aria-valuetext', 'Depth 4');
  await expect.poll(() => chart.words()).not.toContain('2');
  await chart.thumb('To').focus();
  await page.keyboard.press('End');
  await expect.poll(() => chart.words()).toContain('8');
  await playground.button('Show all depths').click();
  await expect.poll(() => chart.words()).toContain('2');
});

test.describe('by keyboard and finger', () => {
  test.use({ hasTouch: true });

  test('the values at a depth are read by arrow keys, which mark it, and by a finger', async ({ playground, page }) => {
    await trained(playground, '2-4');
    const chart = new ChartPage(page, 'Validation loss against depth');
    const values = chart.region.getByRole('tooltip');
    await chart.region.getByRole('application').focus();
    await expect(values).toContainText('Depth 2');
    await page.keyboard.press('ArrowRight');
    await expect(values).toContainText(/Depth 3.*SWS \(cyclic\)[\d.]+.*Simple-LG[\d.]+/s);
    await expect(chart.mark()).toHaveCount(1);
    await page.keyboard.press('Tab');
    await expect(values).toHaveCount(0);
    await expect(chart.mark()).toHaveCount(0);

    const { x, y, width } = await chart.plotBox();
    await page.touchscreen.tap(x + 0.95 * width, y + 20);
    await expect(values).toContainText('Depth 4');
    await page.touchscreen.tap(x + 0.05 * width, y + 20);
    await expect(values).toContainText('Depth 2');
    await page.getByRole('heading', { name: 'Validation loss against depth' }).tap();
    await expect(values).toHaveCount(0);
  });
});

/** Names of the kept runs, newest first. */
async function names(playground: PlaygroundPage): Promise<readonly [string, ...string[]]> {
  const labels = await playground.keptRuns.evaluateAll((buttons) => buttons.map(({ textContent }) => textContent));
  const [first = '', ...others] = labels;
  return [first, ...others];
}
