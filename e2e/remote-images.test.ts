import { type FaultServer, faultServer } from '../src/data/testing/fault-server.ts';
import { parquetOf } from '../src/data/testing/parquet-files.ts';
import { gzipOf, tarOf } from '../src/data/testing/archives.ts';
import { countedBytes } from '../src/data/testing/hasty-network.ts';
import { pngOf } from '../src/data/testing/image-files.ts';
import { expect, test } from './fixtures.ts';
import { imageFolderZip } from './image-folder-files.ts';
import { tinyLink } from './tiny-run.ts';

test.use({ mayAsk: /^http:\/\/127\.0\.0\.1:\d+\/(?:pets|secret|slow)|https:\/\/huggingface\.co\/|CORS policy|net::ERR/ });

let server: FaultServer;
test.beforeAll(async () => { server = await faultServer(); });
test.afterAll(() => server.close());

/** Two classes of one colour each, as a Parquet file like those of the Hub. */
async function pets(count: number): Promise<Uint8Array> {
  const rows = Array.from({ length: count }, async (_, i) => ({ image: await pngOf(i % 2 === 0 ? [200, i, 40] : [40, i, 200], 16), label: i % 2 }));
  return parquetOf(await Promise.all(rows), { names: ['cat', 'dog'], rowGroupSize: 8 });
}

const at = (address: string, changes: Record<string, string> = {}): string => tinyLink({ data: 'address', 'data-url': address, ...changes });

test('images at an address are trained on once they are allowed, and later without the network', async ({ playground }) => {
  const address = server.serve('/pets.parquet', await pets(40), { cors: 'open' });
  await playground.open(at(address), 'wasm');
  await playground.press('Run');
  await expect(playground.alert).toContainText(/nothing is asked of it before you allow it/);
  expect(server.asked).toEqual([]);
  await playground.page.getByRole('button', { name: /^Allow 127\.0\.0\.1:/ }).click();
  await playground.runToEnd();
  expect(server.rangesOf('/pets.parquet').every((range) => range !== '')).toBe(true);

  const asked = server.asked.length;
  server.serve('/pets.parquet', new Uint8Array(0), { cors: 'open', status: () => 500 });
  await playground.open(at(address), 'wasm');
  await playground.page.getByRole('button', { name: /^Allow / }).click();
  await playground.runToEnd();
  expect(server.asked.length).toBe(asked);

  await playground.button('Kept images …').click();
  await expect(playground.page.getByRole('dialog')).toContainText('40 images, whole');
  await playground.page.getByRole('button', { name: /^Remove http/ }).click();
  await expect(playground.page.getByRole('dialog')).toContainText('Nothing is kept');
});

test('a server that does not let pages read says so in words', async ({ playground }) => {
  const address = server.serve('/secret.parquet', await pets(8));
  await playground.open(at(address));
  await playground.page.getByRole('button', { name: /^Allow / }).click();
  await playground.press('Run');
  await expect(playground.alert).toContainText(/secret\.parquet.*(?:CORS|other sites)/, { timeout: 30_000 });
});

test('fetching from a slow server shows how far it is, and is held and cancelled at once', async ({ playground, page }) => {
  const pictures = await Promise.all(['a/1.png', 'a/2.png', 'b/1.png', 'b/2.png'].map(async (path, i) => [path, await pngOf([i, 0, 0], 16)] as const));
  const archive = await gzipOf(await tarOf({ ...Object.fromEntries(pictures), 'notes.bin': countedBytes(200_000) }));
  const address = server.serve('/slow.tar.gz', archive, { cors: 'open', bytesPerSecond: 8000 });
  await playground.open(at(address));
  await page.getByRole('button', { name: /^Allow / }).click();
  await playground.button('Fetch all now').click();
  await expect(page.getByText(/kB of .*kB/).first()).toBeVisible({ timeout: 20_000 });
  await playground.page.getByRole('region', { name: 'Configuration' }).getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(page.getByText(/paused after/).first()).toBeVisible();
  await playground.button('Cancel').click();
  await expect(page.getByText(/Stopped\. What has come is kept/)).toBeVisible();
});

test('a public data set is read from the Hub when it is allowed', async ({ playground, page, context }) => {
  const [train, validation] = [Buffer.from(await pets(24)), Buffer.from(await pets(8))];
  const hub = 'https://huggingface.co/api/datasets/ylecun/mnist/parquet';
  await context.route('https://huggingface.co/**', async (route) => {
    const url = route.request().url();
    const cors = { 'access-control-allow-origin': '*' };
    if (url === hub) return route.fulfill({ json: { mnist: { train: [`${hub}/mnist/train/0.parquet`], test: [`${hub}/mnist/test/0.parquet`] } }, headers: cors });
    if (!url.endsWith('.parquet')) return route.fulfill({ status: 404, headers: cors, body: '' });
    const file = url.includes('/train/') ? train : validation;
    const [, from = '0', to = ''] = /bytes=(\d+)-(\d*)/.exec(route.request().headers()['range'] ?? '') ?? [];
    const end = to === '' ? file.length : Math.min(file.length, Number(to) + 1);
    const headers = { ...cors, 'access-control-expose-headers': 'content-range', 'content-range': `bytes ${from}-${end - 1}/${file.length}` };
    return route.fulfill({ status: 206, headers, body: file.subarray(Number(from), end) });
  });
  await playground.open(tinyLink({ data: 'mnist' }), 'wasm');
  await expect(page.getByText('about 18 MB')).toBeVisible();
  await playground.button('Allow huggingface.co').click();
  await playground.runToEnd();
});

test('a look at a person’s own images shows samples, counts and what is left out', async ({ playground, page }) => {
  await playground.open(tinyLink({ data: 'image-folder', flip: 'on', shift: '2' }));
  await playground.chooseImages('photos.zip', await imageFolderZip({ besides: ['photos/notes.txt', 'photos/scan.tif', 'photos/.DS_Store'] }));
  await playground.button('Look at the images').click();
  const look = page.getByRole('dialog', { name: 'photos' });
  await expect(look.getByText('16 to train on, 8 to validate, 2 classes')).toBeVisible();
  await expect(look.getByRole('img', { name: 'apple, as it is: 24 × 20 px' })).toHaveCount(3);
  await expect(look.getByRole('img', { name: 'leaf, in training' })).toHaveCount(3);
  await expect(look.getByRole('img', { name: /^apple, augmented, draw/ })).toHaveCount(6);
  await expect(look.getByRole('row', { name: 'apple 8 4' })).toBeVisible();
  await expect(look.getByText('3 files: photos/.DS_Store (hidden or of the operating system); photos/notes.txt (not named as an image); photos/scan.tif (of a kind that is not read: make it PNG, JPEG or WebP)')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(look).toBeHidden();
});
