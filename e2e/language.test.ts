import type { Locator } from '@playwright/test';
import { axeViolations } from './axe-violations.ts';
import { expect, test } from './fixtures.ts';
import { tinyLink } from './tiny-run.ts';

/** What has no other name in Chinese: methods, networks, orders, layouts, formats, units, engines; runs and links as they are kept. */
const names = new RegExp([
  'Learngene Playground', 'English', 'SWS', '(Aux|Ans|Des)-Net', '(Simple|Vanilla)-LG', 'TLEG', 'Mimetic', 'Front-(Mid-Last|Last-Mid)', 'MS-WS\\d',
  'StackBERT', 'DeiT', 'LeViT-384', 'IMwLM', 'ViT', 'MLP', 'AdamW', 'CKA', 'FLOPs', 'proj', 'tokens?', 'Hugging Face Hub', 'ImageNet-1K', 'CIFAR(-\\d+)?',
  'Food-101', '(Fashion-)?MNIST', 'Imagenette', 'Hub', 'safetensors', 'wasm', 'WebDataset', 'Parquet', 'IDX', 'shapes10', 'glyphs8', 'TensorFlow\\.js', 'WebAssembly SIMD', 'WebGPU', 'GPU', 'CSV', 'Ctrl', 'Shift',
  '[a-z]+-[a-z]+-\\d+', '(train|test)/class/file', 'class/file', '\\w+\\.safetensors', 'model\\.json', 'round\\(', 'fail', 'front-(mid-last|last-mid)',
].join('|'), 'g');

/** English words in what is seen of a part of the page, each once. */
async function englishWords(part: Locator): Promise<readonly string[]> {
  const text = (await part.innerText()).replaceAll(names, ' ');
  return [...new Set(text.match(/[A-Za-z]{3,}(?: [A-Za-z]+)*/g))];
}

test('the page is Chinese once that is chosen, all of it, at once and after a reload', async ({ page, playground }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.open(tinyLink({ 'tune-steps': '2', 'tune-depths': '3', 'scratch-steps': '2', 'tune-every': '1' }));
  await playground.openEveryGroup();
  await page.getByRole('button', { name: '中文 (Chinese)' }).click();
  const html = page.locator('html');
  await expect(html).toHaveAttribute('lang', 'zh-CN');
  await page.getByRole('button', { name: '运行', exact: true }).click();
  await expect(page.getByRole('banner').getByRole('status')).toHaveText('已完成', { timeout: 90_000 });
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
  await page.getByRole('button', { name: 'EN (English，英文)' }).click();
  await expect(html).toHaveAttribute('lang', 'en');
  await expect(playground.button('Run')).toBeVisible();
});
