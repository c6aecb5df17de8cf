import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readNetwork, writeLearngene } from '../formats/network-file.ts';
import { randomStream } from '../lib/random.ts';
import { initializeWeights } from '../sws/learngene.ts';
import { parseCommandLine } from './command-line.ts';
import { expandCommand } from './expand-command.ts';
import { UsageError } from './usage.ts';

const shape = { imageSize: 8, patchSize: 4, channels: 3, dim: 8, heads: 2, mlpRatio: 1, classes: 2 };
const learngene = initializeWeights(shape, 3, randomStream(0, 'test'));
let [path, out] = ['', ''];

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'expand-'));
  [path, out] = [join(folder, 'learngene.safetensors'), join(folder, 'des-net.safetensors')];
  const described = { shape, stageLayout: [1, 2, 1], classNames: ['a', 'b'], mean: [0.5, 0.5, 0.5], std: [0.2, 0.2, 0.2] };
  await writeFile(path, writeLearngene(learngene, described));
});

async function expand(...words: readonly string[]): Promise<string> {
  const { command, help: _, ...input } = parseCommandLine(['expand', ...words], [expandCommand]);
  let printed = '';
  await command.run({ ...input, print: (text) => (printed += text) });
  return printed;
}

test('a learngene becomes a Des-Net file with copies of its layers, and tells which', async () => {
  const told = JSON.parse(await expand(path, '--depth', '5', '--out', out, '--json')) as { layerSources: number[] };
  expect(told.layerSources).toEqual([0, 0, 1, 1, 2]); // ⌊5/3⌋ = 1, two extra layers for the first two stages
  const desNet = readNetwork(await readFile(out));
  expect(desNet).toMatchObject({ kind: 'des-net', depth: 5, shape, layerSources: [0, 0, 1, 1, 2], classNames: ['a', 'b'], std: [0.2, 0.2, 0.2] });
  for (const [layer, source] of told.layerSources.entries()) {
    expect(desNet.weights.get(`blocks.${layer}.mlp.fc1.weight`)).toEqual(learngene.get(`blocks.${source}.mlp.fc1.weight`));
  }
  expect(desNet.weights.get('head.weight')).toEqual(learngene.get('head.weight'));
});

test('a Des-Net is itself a ViT whose layers can be expanded', async () => {
  await expand(path, '--depth', '4', '--out', out);
  expect(await expand(out, '--depth', '6', '--out', out)).toContain('6 layers, 001123');
});

describe('what cannot be expanded is refused by name', () => {
  test.each([
    [['--depth', '2'], 'Des-Net depth 2: is smaller than the 3 stages'],
    [['--depth', 'many'], 'many'],
    [['--depth', '5', '--strategy', 'tleg'], '--strategy tleg: does not expand a learngene; choose one of cyclic'],
    [[], '--depth: is missing'],
  ])('%j', async (words, message) => {
    await expect(expand(path, '--out', out, ...words)).rejects.toThrow(message);
  });

  test('a file that is not there, and one that is no network', async () => {
    await expect(expand(`${path}.old`, '--depth', '5', '--out', out)).rejects.toThrow('learngene.safetensors.old: cannot be read');
    await writeFile(`${path}.txt`, 'not a network');
    await expect(expand(`${path}.txt`, '--depth', '5', '--out', out)).rejects.toThrow('learngene.safetensors.txt: ');
    await expect(expand('--depth', '5')).rejects.toThrow(UsageError);
  });
});

test('a file that cannot be written and a depth that cannot be are refused by name, value and remedy', async () => {
  const nowhere = join(path, 'x.safetensors'); // below a file
  await expect(expand(path, '--depth', '5', '--out', nowhere)).rejects.toThrow(/x\.safetensors: cannot be written \(.*\); name a place/);
  await expect(expand(path, '--depth', '99', '--out', out)).rejects.toThrow('--depth 99: must be a whole number from 1 to 64 layers');
});
