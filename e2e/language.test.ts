import { axeViolations } from './axe-violations.ts';
import { expect, test } from './fixtures.ts';
import { tinyLink } from './tiny-run.ts';

/** Names of methods, networks, formats and units, and what configurations and adapters are called in links and by the engine. */
const names = /Learngene Playground|SWS|(Aux|Ans|Des)-Net|Simple-LG|Vanilla-LG|TLEG|Front-(Mid-Last|Last-Mid)|Mimetic|WebAssembly SIMD|shapes\d+|(MS|WS)-?\w*|FLOPs|CKA|CSV|SVG|PNG|ViT|GPU|MLP|English|StackBERT|px|quiet|layout|\b\w+-\w+-\d+\b/g;

test('the page is Chinese once that is chosen, all of it, at once and after a reload', async ({ page, playground }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.open(tinyLink({ 'tune-steps': '2', 'tune-depths': '3', 'scratch-steps': '2', 'tune-every': '1' }));
  await page.getByRole('button', { name: '中文 (Chinese)' }).click();
  const html = page.locator('html');
  await expect(html).toHaveAttribute('lang', 'zh-CN');
  await page.getByRole('button', { name: '运行', exact: true }).click();
  await expect(page.getByRole('banner').getByRole('status')).toHaveText('已完成', { timeout: 90_000 });
  for (const closed of await page.getByRole('region', { name: '配置', exact: true }).getByRole('button', { expanded: false }).all()) await closed.click();
  for (const tab of ['训练', '微调', '成本', '论断']) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    expect(await englishWords(page.locator('body')), tab).toEqual([]);
  }
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press('Control+k');
  expect(await englishWords(page.getByRole('dialog', { name: '命令' }))).toEqual([]);
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(html).toHaveAttribute('lang', 'zh-CN');
  await page.getByRole('button', { name: 'English (英文)' }).click();
  await expect(html).toHaveAttribute('lang', 'en');
  await expect(playground.button('Run')).toBeVisible();
});
