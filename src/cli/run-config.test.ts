import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../config/defaults.ts';
import { configFromFlags } from './run-config.ts';

const flags = (given: Record<string, string>): ReadonlyMap<string, string> => new Map(Object.entries(given));

describe('the configuration of a run', () => {
  test('is the preset quick when nothing is said', async () => {
    expect(await configFromFlags(flags({}))).toEqual(defaultConfig);
  });

  test('starts from a preset, a link or a file and is changed by single flags', async () => {
    const fromLink = await configFromFlags(flags({ link: 'https://example.org/#v=1&layout=1,2&depths=2-3', seed: '7' }));
    expect(fromLink).toEqual({ ...defaultConfig, stageLayout: [1, 2], depths: [2, 3], seed: 7 });
    const path = join(await mkdtemp(join(tmpdir(), 'config-')), 'c.json');
    await writeFile(path, JSON.stringify({ steps: 12 }));
    expect(await configFromFlags(flags({ config: path, batch: '8' }))).toEqual({ ...defaultConfig, steps: 12, batchSize: 8 });
  });

  test('repeats that of a results document', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'config-')), 'results.json');
    await writeFile(path, JSON.stringify({ format: 'learngene-results', config: { ...defaultConfig, seed: 3 } }));
    expect((await configFromFlags(flags({ config: path }))).seed).toBe(3);
  });

  test('takes the paths of images for the choice of them, before the choices are checked against each other', async () => {
    const own = { data: 'a', 'target-data': 'b', 'tune-steps': '5', 'tune-strategies': 'cyclic,pretrain-finetune' };
    expect(await configFromFlags(flags(own))).toMatchObject({ data: 'image-folder', target: 'image-folder', tuneSteps: 5 });
  });

  test.each([
    [{ preset: 'quik' }, '--preset quik: unknown; did you mean quick?'],
    [{ preset: 'quick', link: '#v=1' }, '--preset and --link: exclude each other'],
    [{ lr: '5' }, 'learning rate 5'],
    [{ heads: '5' }, 'heads 5'],
    [{ 'ancestor-file': 'vit.safetensors' }, '--ancestor-file vit.safetensors: is not used with ancestor none; give --ancestor safetensors'],
    [{ 'ancestor-file': 'a.json', ancestor: 'tfjs', 'ancestor-url': 'https://a.org/model.json' }, 'is not used beside the address https://a.org/model.json'],
    [{ 'target-data': 'pictures' }, 'transfer to image-folder: Des-Nets are tuned on it, but there are no tuning steps'],
    [{ config: '/nowhere.json' }, /^\/nowhere\.json: cannot be read .*; check the path$/],
  ])('is refused for %j', async (given, message) => {
    await expect(configFromFlags(flags(given as Record<string, string>))).rejects.toThrow(message);
  });
});
