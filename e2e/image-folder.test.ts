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
