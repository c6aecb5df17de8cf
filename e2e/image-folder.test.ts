import { expect, test } from './fixtures.ts';
import { imageFolderZip } from './image-folder-zip.ts';
import { tinyLink } from './tiny-run.ts';

const ownImages = tinyLink({ data: 'image-folder' });

test('a person’s own image folder, as a zip, is trained on', async ({ playground }) => {
  await playground.open(ownImages);
  await playground.chooseImageFolder('photos.zip', await imageFolderZip());
  await playground.press('Run');
  await playground.untilComplete();
  const table = await playground.tableOf('Validation loss against depth');
  await table.expectFigures('SWS (cyclic)', [2, 3]);
});

test('without a file, Run asks for one', async ({ playground }) => {
  await playground.open(ownImages);
  await playground.press('Run');
  await expect(playground.alert).toContainText('no image folder chosen');
});

test('a file that is no zip is named, and nothing hangs', async ({ playground }) => {
  await playground.open(ownImages);
  await playground.chooseImageFolder('broken.zip', Buffer.from('this is no zip'));
  await playground.press('Run');
  await expect(playground.alert).toContainText(/zip/i);
  await expect(playground.button('Run')).toBeEnabled();
});
