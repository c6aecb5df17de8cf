import { boxOf } from './chart-page.ts';
import { expect, test } from './fixtures.ts';
import { tinyLink } from './tiny-run.ts';

test('a stage gets a layer in the picture, and the order of extra layers changes there from the keyboard', async ({ playground, page }) => {
  await playground.open();
  await playground.button('Stage 2: one layer more').click();
  await expect(playground.field('Stage layout as text')).toHaveValue('2,3,2,2');
  await playground.button('Stage 2: one layer fewer').click();
  await expect(playground.field('Stage layout as text')).toHaveValue('2,2,2,2');
  const handle = page.getByRole('list', { name: 'Initialisation order in the picture; drag to change' }).getByRole('button', { name: 'Move stage 1' });
  await handle.focus();
  const told = page.getByRole('status').filter({ hasText: 'Stage 1' });
  await page.keyboard.press('Enter');
  // From then on it listens to the arrow keys.
  await expect(told).toHaveText('Stage 1 over place 1 of 4');
  for (const place of [2, 3]) {
    await page.keyboard.press('ArrowRight');
    await expect(told).toHaveText(`Stage 1 over place ${place} of 4`);
  }
  await page.keyboard.press('Enter');
  await expect(told).toHaveText('Stage 1 dropped at place 3 of 4');
  await expect(page).toHaveURL(/order=1,2,0,3/);
  await expect(handle).toBeFocused();
  for (const [key, place] of [[' ', 3], ['ArrowLeft', 2]] as const) {
    await page.keyboard.press(key);
    await expect(told).toHaveText(`Stage 1 over place ${place} of 4`);
  }
  await page.keyboard.press('Escape');
  await expect(told).toHaveText('Stage 1 left where it was');
  await expect(page).toHaveURL(/order=1,2,0,3/);
});

test('the order of extra layers is changed by dragging a stage in the picture', async ({ playground, page }) => {
  await playground.open();
  const stages = page.getByRole('list', { name: 'Initialisation order in the picture; drag to change' }).getByRole('listitem');
  await stages.nth(0).hover();
  await page.mouse.down();
  const last = await boxOf(stages.nth(3));
  await page.mouse.move(last.x + 0.8 * last.width, last.y + last.height / 2, { steps: 8 });
  await page.mouse.up();
  await expect(page).toHaveURL(/order=1,2,3,0/);
});

test('the stages are put in another order by dragging one in the form, and Escape leaves it where it was', async ({ playground, page }) => {
  await playground.open('#v=1&layout=1,2,3');
  const rows = page.getByRole('list', { name: 'Stages of the Aux-Net, first to last' }).getByRole('listitem');
  const layout = playground.field('Stage layout as text');
  for (const [key, expected] of [['Escape', '1,2,3'], [undefined, '2,3,1']] as const) {
    await rows.first().getByRole('button', { name: 'Move stage 1', exact: true }).hover();
    await page.mouse.down();
    const last = await boxOf(rows.nth(2));
    await page.mouse.move(last.x + 10, last.y + last.height / 2, { steps: 8 });
    if (key) await page.keyboard.press(key);
    await page.mouse.up();
    await expect(layout).toHaveValue(expected);
  }
});

test('a Des-Net is filled layer by layer, each explained, at the person’s pace where motion is not wanted', async ({ playground, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.open();
  const picture = page.getByRole('region', { name: 'From ancestor to descendants' });
  await page.getByRole('radio', { name: 'Depth 6: show how it is made' }).click();
  await expect(picture).toContainText('Layer 1 of 6 is copy 1 of 2 of stage 1’s layer, because 6 = 4·1 + 2: each stage gives one');
  await playground.button('One layer on').click();
  await playground.button('One layer on').click();
  await expect(picture).toContainText('Layer 3 of 6 is copy 1 of 2 of stage 2’s layer');
  await playground.button('One layer back').click();
  await expect(picture).toContainText('Layer 2 of 6 is copy 2 of 2 of stage 1’s layer');
  await playground.button('Show all Des-Nets whole').click();
  await expect(picture).not.toContainText('Layer 2 of 6');
});

test('after a run each stage says what it told last, and a depth that is focused is marked in the form', async ({ playground, page }) => {
  await playground.open(tinyLink({ layout: '2,2', depths: '2-4' }));
  await playground.runToEnd();
  await page.getByRole('button', { name: 'Stage 1, 2 layers' }).focus();
  const picture = page.getByRole('region', { name: 'From ancestor to descendants' });
  await expect(picture).toContainText(
    /Stage 1 at step 3\. Aux-Net: drift when repeated 0 %, repeats alike [01]\.\d\d, .* vanilla net: drift when repeated \d+ %/,
  );
  await page.getByRole('radio', { name: 'Depth 3: show how it is made' }).focus();
  await expect(page.getByRole('button', { name: 'Depth 3', exact: true })).toHaveAttribute('data-marked', 'true');
});
