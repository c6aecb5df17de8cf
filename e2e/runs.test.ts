import { formatResults } from '../src/formats/results-file.ts';
import { byDepthAndSeed, evaluated, fiveStages, madeResults } from '../src/findings/results.fixture.ts';
import { expect, test } from './fixtures.ts';
import { RunsPanel } from './runs-panel.ts';
import { tinyLink } from './tiny-run.ts';

const evaluations = byDepthAndSeed((depth, seed, noise) => evaluated({ depth, seed, loss: 3 - depth / 10 + noise }));

/** A file of results as the command line writes it; its seconds tell it from others. */
function resultsFile(name: string, seconds: number, steps = 100): { readonly name: string; readonly content: string } {
  return { name, content: formatResults(madeResults({ evaluations, seconds, config: { ...fiveStages, steps } })) };
}

test('a run is renamed, written about and starred, and is found so after a reload', async ({ playground, page }) => {
  const runs = new RunsPanel(page);
  await playground.open(tinyLink());
  await playground.press('Step');
  await expect.poll(() => playground.step(), { timeout: 30_000 }).toBe(1);
  await playground.press('Stop');
  await expect(playground.status).toHaveText('Stopped');
  await expect(playground.keptRuns).toHaveCount(1);
  const [name = ''] = await runs.names();
  expect(name).toMatch(/^[a-z]+-[a-z]+-1$/);
  await expect(runs.row(name)).toContainText('as in the form');

  const note = 'First line\n<img src=x onerror=alert(1)>';
  await runs.describe(name, 'For Monday', note);
  await page.getByRole('button', { name: 'Star For Monday' }).click();
  await playground.openGroup('Training');
  await playground.field('Steps').fill('77');
  await expect(runs.row('For Monday')).toContainText('steps 3');

  await page.reload();
  await expect(playground.keptRuns).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Star For Monday' })).toHaveAttribute('aria-pressed', 'true');
  expect(await runs.noteOf('For Monday')).toBe(note);
});

test('runs from files are filtered, exported, deleted, and brought back by Undo from the keyboard', async ({ playground, page }) => {
  const runs = new RunsPanel(page);
  await playground.open();
  await runs.import([resultsFile('lab.json', 1), resultsFile('class.json', 2, 150)]);
  await expect(runs.toasts).toContainText('Imported 2 runs');
  await expect.poll(() => runs.names()).toEqual(['lab', 'class']);
  await runs.filter('steps 150');
  await expect.poll(() => runs.names()).toEqual(['class']);
  const file = await runs.exported(/^The runs shown in the table: 1/);
  await runs.filter('');
  await runs.select('lab');
  await runs.select('class');
  await expect(runs.region.getByRole('status')).toHaveText('2 selected');
  await expect(runs.region.getByRole('checkbox', { name: 'Select all runs shown' })).toBeChecked();
  await runs.select('class');
  const selected: unknown = JSON.parse(await runs.exportedSelection());
  expect(selected).toMatchObject({ runs: [{ name: 'lab' }] });
  await runs.select('class');
  await runs.region.getByRole('button', { name: 'Delete 2 selected runs' }).click();
  await expect.poll(() => runs.names()).toEqual([]);
  await runs.toasts.filter({ hasText: 'Deleted 2 runs' }).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => runs.names()).toEqual(['lab', 'class']);
  await runs.region.getByRole('button', { name: 'Select none' }).click();

  await runs.delete('class');
  await expect.poll(() => runs.names()).toEqual(['lab']);
  await page.keyboard.press('F6');
  for (let presses = 0; presses < 4 && !(await hasFocus()); presses++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => runs.names()).toEqual(['lab', 'class']);

  await runs.delete('lab');
  await runs.delete('class');
  await page.reload();
  await expect(playground.button('Run')).toBeVisible();
  await expect.poll(() => runs.names()).toEqual([]);
  await runs.import([{ name: 'exported.json', content: file }]);
  await expect.poll(() => runs.names()).toEqual(['class']);
  await runs.import([{ name: 'again.json', content: file }]);
  await expect(runs.toasts.filter({ hasText: '1 was here already' })).toBeVisible();

  function hasFocus(): Promise<boolean> {
    return runs.toasts.filter({ hasText: 'Deleted class' }).getByRole('button', { name: 'Undo' })
      .evaluate((button) => button === document.activeElement);
  }
});

test('a file that is no runs file is named with its remedy, and nothing of its company is kept', async ({ playground, page }) => {
  const runs = new RunsPanel(page);
  await playground.open();
  await runs.import([resultsFile('good.json', 1), { name: 'evil.json', content: '{"format":"learngene-runs","version":1,"runs":[{"__proto__":1}]}' }]);
  await expect(playground.alert).toContainText('evil.json: runs[0]');
  await expect(playground.alert).toContainText('Nothing was imported');
  await expect(playground.keptRuns).toHaveCount(0);
});

test('a button of a run tells under the pointer and on the focus what it is for; what it opens is closed by key and by pointer', async ({ playground, page }) => {
  const runs = new RunsPanel(page);
  await playground.open();
  await runs.import([resultsFile('lab.json', 1)]);
  const tip = page.getByRole('tooltip');
  const files = runs.region.getByRole('button', { name: 'Download lab' });
  await files.hover();
  await expect(tip).toHaveText('Download lab');
  await runs.region.getByRole('heading', { name: 'Runs' }).hover();
  await expect(tip).toHaveCount(0);

  await runs.region.getByRole('button', { name: 'Delete lab' }).focus();
  await page.keyboard.press('Shift+Tab');
  await expect(files).toBeFocused();
  await expect(tip).toHaveText('Download lab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await expect(tip).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(files).toBeFocused();

  const menu = page.getByRole('menu');
  for (const button of [files, runs.region.getByRole('button', { name: 'Export runs as one file' })]) {
    for (const closing of [button, runs.region.getByRole('heading', { name: 'Runs' })]) {
      await button.click();
      await expect(menu).toBeVisible();
      await closing.click();
      await expect(menu).toBeHidden();
      await expect(tip).toHaveCount(0);
    }
    // What is pressed beside it does what it does otherwise.
    const group = playground.group('Training');
    const wasOpen = await group.getAttribute('aria-expanded');
    await button.click();
    await group.click();
    await expect(menu).toBeHidden();
    await expect(group).toHaveAttribute('aria-expanded', wasOpen === 'true' ? 'false' : 'true');
  }

  const details = runs.region.getByRole('button', { name: 'Name and notes of lab' });
  await details.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'lab' });
  await expect(dialog).toBeFocused();
  await expect(details).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(details).toBeFocused();
  await expect(details).toHaveAttribute('aria-expanded', 'false');
});

test('the head of the table is pressed where rows are scrolled below it', async ({ playground, page }) => {
  const runs = new RunsPanel(page);
  await playground.open();
  await runs.import(Array.from({ length: 14 }, (_, run) => resultsFile(`lab-${run}.json`, run + 1)));
  await expect.poll(() => runs.names()).toHaveLength(14);
  const all = runs.region.getByRole('checkbox', { name: 'Select all runs shown' });
  for (const name of (await runs.names()).slice(-4)) {
    await runs.region.getByRole('button', { name: `Show ${name} in the charts`, exact: true }).scrollIntoViewIfNeeded();
    await all.click();
    await expect(runs.region.getByRole('status')).toHaveText('14 selected');
    await all.click();
    await expect(all).not.toBeChecked();
  }
});

test('runs of which one cannot be kept are all not kept, and the storage goes on to keep others', async ({ playground, page }) => {
  await page.addInitScript(() => {
    let puts = 0;
    Object.defineProperty(IDBObjectStore.prototype, 'put', {
      value: new Proxy(Reflect.get(IDBObjectStore.prototype, 'put'), {
        apply(put, entries: IDBObjectStore, entry) {
          if (entries.name === 'runs' && ++puts === 2) throw new DOMException('', 'QuotaExceededError');
          return Reflect.apply(put, entries, entry);
        },
      }),
    });
  });
  const runs = new RunsPanel(page);
  await playground.open();
  await runs.import([resultsFile('a.json', 1), resultsFile('b.json', 2)]);
  await expect(page.getByText(/runs were not imported: the storage is full/)).toBeVisible();
  expect(await runs.names()).toEqual([]);
  await runs.import([resultsFile('c.json', 3)]);
  await expect.poll(() => runs.names()).toEqual(['c']);
  await page.reload();
  await expect.poll(() => runs.names()).toEqual(['c']);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a menu at the end of the page stays until something is taken', async ({ playground, page }) => {
    const runs = new RunsPanel(page);
    await playground.open();
    await runs.import([resultsFile('lab.json', 1)]);
    const files = runs.region.getByRole('button', { name: 'Download lab' });
    await files.scrollIntoViewIfNeeded();
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await files.tap();
    const coming = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Results (JSON)' }).tap();
    expect((await coming).suggestedFilename()).toBe('lab.json');
    await expect(page.getByRole('menu')).toBeHidden();
  });
});
