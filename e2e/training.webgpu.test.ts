import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { imageFolderZip } from './image-folder-files.ts';
import { tinyLink } from './tiny-run.ts';

test('a software adapter is passed over for our own kernels, and the badge says why', async ({ playground }) => {
  await playground.open(tinyLink({ data: 'image-folder', strategies: 'cyclic' }));
  await playground.chooseImages('photos.zip', await imageFolderZip());
  await playground.runToEnd();
  const words = await playground.engineInWords();
  expect(words).toContain('wasm on WebAssembly SIMD');
  expect(words).toContain('software adapter');
});

for (const { engine, badge } of [
  { engine: 'webgpu', badge: /swiftshader|webgpu/i },
  { engine: 'tfjs-webgpu', badge: /tfjs webgpu/i },
]) {
  test(`on ${engine} the page trains to the end and fills the chart of loss against depth`, async ({ playground }) => {
    // A handful of own images: a software GPU would take minutes over all of shapes10's validation images.
    await playground.open(tinyLink({ data: 'image-folder', strategies: 'cyclic,simple-lg' }), engine);
    await playground.chooseImages('photos.zip', await imageFolderZip());
    await playground.runToEnd();
    await expect(playground.badge).toContainText(badge);
    expect(await playground.engineInWords()).toContain(engine.startsWith('tfjs') ? 'tfjs' : 'webgpu');

    const table = await playground.tableOf('Validation loss against depth');
    await table.expectFigures('SWS (cyclic)', [2, 3]);
    await table.expectFigures('Simple-LG', [2, 3]);
  });
}

test('a GPU whose process dies in training, and is lost once more, gives way to our own kernels: the run is completed and says so', async ({ playground, page, browser }) => {
  await destroyEveryDeviceButTheFirst(page, 4);
  await playground.open(tinyLink({ data: 'image-folder', strategies: 'cyclic', steps: '1000', every: '1000' }), 'webgpu');
  await playground.chooseImages('photos.zip', await imageFolderZip());
  await playground.press('Run');
  await expect.poll(() => playground.step(), { timeout: 60_000 }).toBeGreaterThan(0);
  const session = await browser.newBrowserCDPSession();
  void session.send('Browser.crashGpuProcess').catch(() => undefined); // nobody is left to answer
  await playground.untilComplete();
  const [renewed, replaced] = [/device lost: .*\. The run .*, on webgpu, started anew\./, /device lost: .*, on wasm \(.*\), whose numbers differ/];
  for (const notice of [renewed, replaced]) await expect(playground.alert).toContainText(notice);
  expect(await playground.engineInWords()).toMatch(/wasm on WebAssembly SIMD.*webgpu failed \(device lost/s);
  await (await playground.tableOf('Validation loss against depth')).expectFigures('SWS (cyclic)', [2, 3]);
});

/** Has every WebGPU device with which the training worker trains, but the first, destroyed for good at that submit: of its first training step. */
async function destroyEveryDeviceButTheFirst(page: Page, submits: number): Promise<void> {
  await page.route(/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    const lose = `{
      const request = GPUAdapter.prototype.requestDevice;
      let trained = 0;
      GPUAdapter.prototype.requestDevice = async function (descriptor) {
        const device = await request.call(this, descriptor);
        const submit = device.queue.submit.bind(device.queue);
        let count = 0;
        device.queue.submit = (buffers) => {
          submit(buffers);
          if (++count === ${submits} && ++trained > 1) device.destroy();
        };
        return device;
      };
    }`;
    await route.fulfill({ response, body: `${lose}\n${await response.text()}` });
  });
}
