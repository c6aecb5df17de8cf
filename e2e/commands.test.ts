import { expectCleanInBothThemes } from './axe-violations.ts';
import { CommandPalette } from './command-palette.ts';
import { expect, test } from './fixtures.ts';
import { tinyLink } from './tiny-run.ts';

test('the palette goes to a field of a closed group, chooses a preset and switches the theme', async ({ playground, page }) => {
  const palette = new CommandPalette(page);
  await playground.open();
  await palette.run('learnin', 'Learning rate');
  await expect(playground.field('Learning rate')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('0.01');
  await palette.run('cifar', 'CIFAR-10');
  await expect(page).toHaveURL(/preset=cifar10$/);
  await palette.run('dark', 'Switch between light and dark');
  await expect(page.getByRole('radio', { name: 'Dark theme' })).toBeChecked();
});

test('single keys run, pause, step and stop, but not while one types, nor once they are switched off', async ({ playground, page }) => {
  await playground.open(tinyLink({ steps: '100000', every: '100000' }));
  await page.getByRole('searchbox', { name: 'Filter runs' }).focus();
  await page.keyboard.type('rsp?');
  await expect(page.getByRole('searchbox', { name: 'Filter runs' })).toHaveValue('rsp?');
  await expect(playground.button('Run')).toBeVisible();
  await page.getByRole('heading', { name: 'Configuration' }).click();
  await page.keyboard.press('s');
  await expect.poll(() => playground.step(), { timeout: 30_000 }).toBe(1);
  // The step is told before the run is told to be held: until then the key would pause it.
  await expect(playground.button('Resume')).toBeVisible();
  await page.keyboard.press('p');
  await expect(playground.button('Pause')).toBeVisible();
  await page.keyboard.press('r');
  await expect(playground.status).toHaveText('Stopped');

  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toContainText('Run or stop');
  await sheet.getByText('Shortcuts of a single key').click();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.keyboard.press('?');
  await expect(sheet).toBeHidden();
});

test('edits are undone and redone by keys and buttons, and a field is reset to its preset', async ({ playground, page }) => {
  await playground.open();
  await playground.button('Add stage').click();
  await playground.openGroup('Training');
  await playground.field('Steps').fill('77');
  await page.getByRole('button', { name: 'Reset Steps to 300, as in Quick look' }).click();
  await expect(playground.field('Steps')).toHaveValue('300');
  await expect(playground.field('Steps')).toBeFocused();
  await expect(page.getByRole('button', { name: /^Reset Steps/ })).toHaveCount(0);

  await page.getByRole('button', { name: 'Undo: Steps: 300 → 77' }).click();
  await expect(playground.field('Steps')).toHaveValue('77');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(playground.field('Stage layout as text')).toHaveValue('2,2,2,2');
  await page.keyboard.press('Control+Shift+z');
  await expect(playground.field('Stage layout as text')).toHaveValue('2,2,2,2,2');
  await page.getByRole('button', { name: 'Reset all fields to Quick look' }).click();
  await expect(page).toHaveURL(/#v=1&preset=quick$/);
});

test('axe finds nothing wrong in palette, sheet, Share, toasts and changed fields, in either theme', async ({ playground, page }) => {
  test.slow(); // axe looks at the whole page eight times
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.open('#v=1&steps=77');
  await playground.openGroup('Training');
  await page.evaluate(() => { location.hash = '#v=1&steps=78'; });
  await page.getByRole('alertdialog').hover(); // which keeps it from leaving by itself
  await expectCleanInBothThemes(page, 'toast');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Dismiss' }).click();
  await new CommandPalette(page).open();
  await expectCleanInBothThemes(page, 'palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expectCleanInBothThemes(page, 'sheet');
  await page.keyboard.press('Escape');
  await playground.button('Share').click();
  await page.getByRole('button', { name: 'What it shows' }).click();
  // The library's own Dismiss button stands beside the dialog, outside any landmark, while the page is inert.
  await expectCleanInBothThemes(page, 'share', { without: ['region'] });
});
