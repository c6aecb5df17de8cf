import { axeViolations } from './axe-violations.ts';
import { expect, test } from './fixtures.ts';
import { LessonPanel } from './lesson-panel.ts';

test('a lesson by keyboard, with built-in results and a reload in the middle, gives the configuration back', async ({ playground, page }) => {
  const lesson = new LessonPanel(page, 'Why Simple-LG breaks');
  await playground.open('#v=1&steps=77');
  await lesson.open('Why Simple-LG breaks');
  await expect(lesson.step('Idea')).toBeFocused();
  await expect(playground.button('Run').first()).toBeVisible();
  await lesson.press('Next');
  await lesson.press('Next');
  await expect(lesson.panel.getByRole('button', { name: 'Next', exact: true })).toBeDisabled();
  await lesson.choice('It falls').press('Space');
  expect(await axeViolations(page)).toEqual([]);
  await lesson.press('Next');
  await expect(lesson.step('Run')).toBeFocused();
  await expect(page).toHaveURL(/view\.lesson=simple-lg&view\.step=run$/);

  await page.reload();
  await expect(lesson.step('Run')).toBeAttached();
  await expect(playground.status).toHaveText(''); // nothing has started
  await lesson.press('Use built-in results');
  await expect(lesson.panel).toContainText('Not your run');
  await lesson.press('Next');
  await expect(lesson.panel).toContainText('You predicted: “It falls');
  await expect(lesson.panel).toContainText('The run shows otherwise: “It rises');
  await expect(lesson.panel).toContainText(/Simple-LG’s loss rises: \+0\.\d+ per layer/);
  expect(await axeViolations(page)).toEqual([]);

  await lesson.press('Leave the lesson');
  await expect(lesson.panel).toHaveCount(0);
  await expect(page).toHaveURL(/#v=1&preset=quick&steps=77$/);
  await playground.button('Lessons').press('Enter');
  await expect(page.getByRole('button', { name: /Why Simple-LG breaks/ })).toContainText('finished');
});

test('a link opens a lesson at its step, on a phone too, and an unknown lesson is named', async ({ playground, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.open('#v=1&view.lesson=costs&view.step=answer');
  const lesson = new LessonPanel(page, 'The cost of ten models');
  await expect(lesson.step('Predict')).toBeAttached(); // nothing is answered before a prediction
  await expect(playground.status).toHaveText(''); // nothing has started
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(await axeViolations(page)).toEqual([]);
  await playground.open('#v=1&view.lesson=cost');
  await expect(playground.alert).toContainText('view.lesson: cost is no choice');
  await expect(lesson.panel).toHaveCount(0);
});
