import { expect, test } from './fixtures.ts';
import { tinyLink } from './tiny-run.ts';

test('without the images to transfer to, Run asks for them', async ({ playground }) => {
  await playground.open(tinyLink({ target: 'image-folder', 'tune-steps': '2', 'tune-depths': '3' }));
  await playground.press('Run');
  await expect(playground.alert).toContainText('no images to transfer to chosen');
});

test('without the ancestor’s file, Run asks for it', async ({ playground }) => {
  await playground.open(tinyLink({ ancestor: 'safetensors' }));
  await playground.press('Run');
  await expect(playground.alert).toContainText('must be one .safetensors');
});

test('a model whose weights were not chosen is refused before anything is trained', async ({ playground }) => {
  await playground.open(tinyLink({ ancestor: 'tfjs' }));
  await playground.chooseFiles('Choose model.json and .bin files', [{ name: 'model.json', content: '{}' }]);
  await playground.press('Run');
  await expect(playground.alert).toContainText('all its .bin files');
});

test('a file that is no model is named by the worker, and nothing hangs', async ({ playground }) => {
  await playground.open(tinyLink({ ancestor: 'safetensors' }));
  await playground.chooseFiles('Choose ancestor (.safetensors)', [{ name: 'teacher.safetensors', content: 'no tensors in here' }]);
  await playground.press('Run');
  await expect(playground.alert).toContainText('teacher.safetensors');
  await expect(playground.button('Run')).toBeEnabled();
});
