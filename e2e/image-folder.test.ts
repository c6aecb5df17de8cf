import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from './fixtures.ts';
import { imageFolderTarGz, imageFolderZip } from './image-folder-files.ts';
import { tinyLink } from './tiny-run.ts';

const ownImages = tinyLink({ data: 'image-folder' });

for (const [name, pack] of [['photos.zip', imageFolderZip], ['photos.tar.gz', imageFolderTarGz]] as const) {
  test(`a person’s own images, as ${name}, are trained on`, async ({ playground }) => {
    await playground.open(ownImages);
    await playground.chooseImages(name, await pack());
    await playground.press('Run');
    await playground.untilComplete();
    const table = await playground.tableOf('Validation loss against depth');
    await table.expectFigures('SWS (cyclic)', [2, 3]);
  });
}

const cifar = fileURLToPath(new URL('../../shared/data/cifar10-images.zip', import.meta.url));

test('CIFAR-10 as a zip of 60,000 JPEG files is looked at', async ({ playground, page }) => {
  test.skip(!existsSync(cifar), '../shared/data/cifar10-images.zip is not there');
  await playground.open(ownImages);
  await playground.chooseImages('cifar10-images.zip', { path: cifar });
  await playground.button('Look at the images').click();
  const look = page.getByRole('dialog', { name: 'cifar10-images' });
  await expect(look.getByText('50,000 to train on, 10,000 to validate, 10 classes')).toBeVisible({ timeout: 60_000 });
  for (const name of ['airplane', 'frog', 'truck']) await expect(look.getByRole('row', { name: `${name} 5,000 1,000` })).toBeVisible();
  await expect(look.getByText('32 × 32 px', { exact: true })).toBeVisible();
  await expect(look.getByText('no files', { exact: true })).toBeVisible(); // is left out
});

test('without a file, Run asks for one', async ({ playground }) => {
  await playground.open(ownImages);
  await playground.press('Run');
  await expect(playground.alert).toContainText('no images chosen');
});

test('a file that is no zip is named, and nothing hangs', async ({ playground }) => {
  await playground.open(ownImages);
  await playground.chooseImages('broken.zip', Buffer.from('this is no zip'));
  await playground.press('Run');
  await expect(playground.alert).toContainText(/zip/i);
  await expect(playground.button('Run')).toBeEnabled();
});
