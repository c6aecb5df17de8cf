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

test('a button of a run tells under the pointer and on the focus what it is for, and takes the focus back from what it opens', async ({ playground, page }) => {
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

  const details = runs.region.getByRole('button', { name: 'Name and notes of lab' });
  await details.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'lab' });
  await expect(dialog).toBeVisible();
  await expect(details).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(details).toBeFocused();
  await expect(details).toHaveAttribute('aria-expanded', 'false');
});
