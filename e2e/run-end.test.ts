import { expect, test } from './fixtures.ts';
import { tinyLink } from './tiny-run.ts';

test('a long run offers to tell of its end, which a notice does while the tab is hidden', async ({ playground, page }) => {
  await page.context().grantPermissions(['notifications']);
  await page.addInitScript(() => {
    // The browser's own notices, noted as they are made; and a tab that says it is hidden, since none is behind another here.
    const shown: { title: string; body: string | undefined }[] = [];
    const watched = { shown, isHidden: false };
    Object.assign(globalThis, {
      watched,
      Notification: class extends Notification {
        constructor(title: string, options?: NotificationOptions) {
          super(title, options);
          shown.push({ title, body: options?.body });
        }
      },
    });
    Object.defineProperty(document, 'visibilityState', { get: () => (watched.isHidden ? 'hidden' : 'visible') });
  });
  await playground.open(tinyLink({ steps: '100000', every: '100000' }));
  await playground.press('Run');
  await page.getByRole('button', { name: 'Tell me at the end of the run, if this tab is hidden then' }).click({ timeout: 30_000 });
  await playground.press('Stop');
  await expect(playground.status).toHaveText('Stopped');

  await page.evaluate((link) => void (location.hash = link), tinyLink());
  await playground.press('Run');
  await page.evaluate(() => {
    (globalThis as unknown as { readonly watched: { isHidden: boolean } }).watched.isHidden = true;
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await playground.untilComplete();
  const shown = await page.evaluate(() => (globalThis as unknown as { readonly watched: { readonly shown: readonly unknown[] } }).watched.shown);
  expect(shown).toEqual([{ title: expect.stringMatching(/ is done$/), body: expect.stringMatching(/validation loss \d\.\d\d at depth 2/) }]);
});
