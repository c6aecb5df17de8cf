import { expect, test } from './fixtures.ts';

test('a shared link is found in the form, and its configuration in the link that Share gives', async ({ playground }) => {
  await playground.open('#v=1&layout=3,3,4,3,3&depths=5-9,12&steps=120&batch=32');
  await expect(playground.field('Stage layout as text')).toHaveValue('3,3,4,3,3');
  await expect(playground.field('Des-Net depths as text')).toHaveValue('5-9,12');
  await playground.openGroup('Training');
  await expect(playground.field('Steps')).toHaveValue('120');
  await expect(playground.field('Batch')).toHaveValue('32');

  const link = await playground.share();
  expect(link).toContain('layout=3,3,4,3,3');
  await playground.open(new URL(link).hash);
  await expect(playground.field('Stage layout as text')).toHaveValue('3,3,4,3,3');
});

test('a broken link is named, and the form keeps its configuration', async ({ playground }) => {
  await playground.open('#v=1&layout=3,0,4');
  await expect(playground.alert).toContainText('layout');
  await expect(playground.alert).toContainText('0');
  await expect(playground.field('Stage layout as text')).toHaveValue('2,2,2,2');
});

test('an unknown key in a link is named with the key that may have been meant', async ({ playground }) => {
  await playground.open('#v=1&layuot=3,3,4');
  await expect(playground.alert).toContainText('layuot');
  await expect(playground.alert).toContainText('layout');
});

test('an edit that cannot be run is named beside its field, and Run says so', async ({ playground }) => {
  await playground.open();
  await playground.field('Stage layout as text').fill('2,2,x');
  await expect(playground.field('Stage layout as text')).toHaveAttribute('aria-invalid', 'true');
  await expect(playground.field('Stage layout as text')).toHaveAccessibleDescription(/x/);
});
