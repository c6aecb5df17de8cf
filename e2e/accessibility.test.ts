import { axeViolations, expectCleanInBothThemes } from './axe-violations.ts';
import { expect, test } from './fixtures.ts';
import { imageFolderZip } from './image-folder-files.ts';
import { RunsPanel } from './runs-panel.ts';
import { tinyLink } from './tiny-run.ts';

const sizes = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;

for (const [device, size] of Object.entries(sizes)) {
  test(`axe finds nothing wrong in either theme on a ${device}`, async ({ playground, page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize(size);
    await playground.open();
    await playground.openEveryGroup();
    await expectCleanInBothThemes(page, device);
  });
}

test('axe finds nothing wrong in either theme after a run, tables shown', async ({ playground, page }) => {
  test.slow(); // axe looks at every line of every chart
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.open(tinyLink({ 'tune-steps': '2', 'tune-depths': '3', 'scratch-steps': '2', 'tune-every': '1' }));
  await playground.runToEnd();
  await expectCleanInBothThemes(page, 'charts');
  await playground.tableOf('Validation loss against depth');
  await playground.tableOf('Loss while training');
  await expectCleanInBothThemes(page, 'tables');
  for (const tab of ['Tuning', 'Trade-off', 'Costs', 'Claims'] as const) {
    await playground.showTab(tab);
    await expectCleanInBothThemes(page, tab, { part: '[role=tabpanel]' });
  }
});

test('axe finds nothing wrong with an experiment of the paper in the form, its numbers shown', async ({ playground, page }) => {
  await playground.open('#v=1&preset=table-1');
  await playground.showTab('Paper');
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: /Preset$/ }).click();
  expect(await axeViolations(page)).toEqual([]);
});

test('axe finds nothing wrong in what opens above the page, in a paused run, nor in the offer to go on with it', async ({ playground, page }) => {
  test.slow(); // axe looks sixteen times
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const link = tinyLink({ data: 'image-folder', steps: '100000', every: '100000' });
  await playground.open(link);
  await playground.chooseImages('photos.zip', await imageFolderZip());
  for (const name of ['Look at the images', 'Kept images …', 'Lessons', 'Built-in results']) {
    await playground.button(name).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await expectCleanInBothThemes(page, name, { part: '[role=dialog]' });
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
  await playground.press('Run');
  await expect(page.getByText(/kept until step \d+/)).toBeVisible({ timeout: 60_000 });
  await playground.press('Pause');
  await expect(playground.button('Resume')).toBeVisible();
  await expectCleanInBothThemes(page, 'paused', { part: 'header' });
  await playground.badge.click();
  await expectCleanInBothThemes(page, 'engine', { part: '[role=dialog]' });
  await playground.open(`${link}&layout=x`);
  await expect(playground.alert).toBeVisible();
  await expect(page.getByRole('region', { name: 'Interrupted runs' })).toBeVisible();
  await expectCleanInBothThemes(page, 'offer', { part: '[aria-label="Interrupted runs"]' });
  await expectCleanInBothThemes(page, 'alert', { part: '[role=alert]' });
});

test('axe finds nothing wrong in what opens from a kept run, nor in the tools for those that are ticked', async ({ playground, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.open(tinyLink());
  await playground.runToEnd();
  const [run = ''] = await new RunsPanel(page).names();
  for (const [name, role] of [[`Name and notes of ${run}`, 'dialog'], [`Download ${run}`, 'menu'], ['Download loss while training', 'menu']] as const) {
    await playground.button(name).click();
    const above = page.getByRole(role);
    await expect(above).toBeVisible();
    await expectCleanInBothThemes(page, name, { part: `[role=${role}]` });
    await page.keyboard.press('Escape');
    await expect(above).toBeHidden();
  }
  await page.getByRole('checkbox', { name: 'Select all runs shown' }).press('Space');
  await expect(page.getByText('1 selected', { exact: true })).toBeVisible();
  await expectCleanInBothThemes(page, 'selected', { part: 'section[aria-labelledby=runs-title]' });
});
