import { expect, test } from './fixtures.ts';

test('a stage gets a layer by its button, and the address becomes a link to the new layout', async ({ playground, page }) => {
  await playground.open();
  await playground.button('One layer more in stage 2').click();
  await expect(playground.field('Stage layout as text')).toHaveValue('2,3,2,2');
  await expect(page).toHaveURL(/#v=1&preset=quick&layout=2,3,2,2$/);
});

test('stages are added and removed, and the Des-Nets that have become too shallow are named', async ({ playground }) => {
  await playground.open();
  await playground.button('Add stage').click();
  await expect(playground.field('Stage layout as text')).toHaveValue('2,2,2,2,2');
  // The preset's shallowest Des-Net has 4 layers, one fewer than there are stages now.
  await expect(playground.field('Des-Net depths as text')).toHaveAttribute('aria-invalid', 'true');
  await playground.button('Remove stage 5').click();
  await expect(playground.field('Des-Net depths as text')).toHaveAttribute('aria-invalid', 'false');
});

test('the page can be run from the keyboard alone', async ({ playground, page }) => {
  await playground.open('#v=1&steps=100000&batch=4');
  for (let presses = 0; presses < 5 && !(await isFocused()); presses++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(playground.button('Pause')).toBeFocused();
  await playground.press('Stop');
  await expect(playground.button('Run')).toBeEnabled();

  function isFocused(): Promise<boolean> {
    return playground.button('Run').evaluate((button) => button === document.activeElement);
  }
});
