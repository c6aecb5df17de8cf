import { axeViolations, expectCleanInBothThemes } from './axe-violations.ts';
import { expect, test } from './fixtures.ts';
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
