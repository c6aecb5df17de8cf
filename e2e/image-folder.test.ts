import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from './fixtures.ts';
import { imageFolderTarGz, imageFolderZip } from './image-folder-files.ts';
import { tinyLink } from './tiny-run.ts';

const ownImages = tinyLink({ data: 'image-folder' });

test('a person’s own images, in a zip or a tar.gz, are trained on, and decoded beside the thread that trains', async ({ playground, page }) => {
  await playground.open(ownImages);
  const train = async (name: string, file: Buffer): Promise<void> => {
    await playground.chooseImages(name, file);
    await playground.runToEnd();
  };
  await train('photos.zip', await imageFolderZip());
  const table = await playground.tableOf('Validation loss against depth');
  await table.expectFigures('SWS (cyclic)', [2, 3]);

  // The training worker is there by now, and its threads start anew with the next images.
  for (const worker of page.workers()) await worker.evaluate(countDecoding).catch(ended);
  await train('photos.tar.gz', await imageFolderTarGz());
  const counts = await Promise.all(page.workers().map((worker) => worker.evaluate(() => globalThis.decoding).catch(ended)));
  const sum = (key: keyof Decoding): number => counts.reduce((total, count) => total + (count?.[key] ?? 0), 0);
  expect(sum('here')).toBe(0);
  expect(sum('threads')).toBeGreaterThan(0);
});

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

/** A decoding thread may end while it is asked. */
const ended = (): undefined => undefined;

/** Images that a worker has decoded itself, and workers that it has started. */
interface Decoding {
  here: number;
  threads: number;
}

declare global {
  var decoding: Decoding | undefined;
}

/** Counts from now on; runs in a worker. */
function countDecoding(): void {
  const counts = (globalThis.decoding = { here: 0, threads: 0 });
  const [decode, Thread] = [globalThis.createImageBitmap, globalThis.Worker];
  globalThis.createImageBitmap = ((...args: Parameters<typeof decode>) => {
    counts.here++;
    return decode(...args);
  }) as typeof decode;
  globalThis.Worker = class extends Thread {
    constructor(...args: ConstructorParameters<typeof Thread>) {
      super(...args);
      if (args[1]?.name === 'decode thread') counts.threads++;
    }
  };
}
