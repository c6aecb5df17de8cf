import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { storedLayerCount } from '../sws/learngene.ts';
import { readSafetensors } from '../formats/safetensors.ts';
import { parseResults } from '../formats/results-file.ts';
import { makeImageFolder } from './image-folder.fixture.ts';
import { inProcess, type Outcome } from './in-process.fixture.ts';

/** A process of its own, as the program is started; what does not depend on that is run in this one. */
function inItsProcess(...words: readonly string[]): Promise<Outcome> {
  const child = spawn(process.execPath, ['scripts/with-packages.mjs', 'src/cli/main.ts', ...words]);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
}

const tiny = ['--image', '8', '--patch', '4', '--dim', '8', '--heads', '2', '--ratio', '1', '--layout', '1,1'];
const short = ['--batch', '4', '--steps', '4', '--depths', '2-3', '--every', '2', '--live-images', '4', '--shift', '1'];

let folder: string;

/** 12 images of each class. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'images-'));
  await makeImageFolder(folder, 12, 10);
});

describe('the command line', () => {
  test('trains on an image folder and prints one results document on stdout and nothing else', async () => {
    const out = join(folder, '..', `${folder}-out`);
    const { code, stdout, stderr } = await inItsProcess('run', '--data', folder, '--json', '--out', out, '--engine', 'tfjs-cpu', ...tiny, ...short);
    expect(stderr).not.toContain('Error');
    expect(code).toBe(0);
    const results = parseResults(stdout);
    expect(results.complete).toBe(true);
    expect(results.data.classNames).toEqual(['dark', 'light']);
    expect(results.series.filter(({ kind }) => kind === 'training')).toHaveLength(8); // 4 steps of two networks
    // cyclic and Simple-LG once, random-assigned three times, at two depths
    expect(results.evaluations.map(({ strategy, depth, draw }) => `${strategy} ${depth} ${draw}`)).toHaveLength(10);
    expect((await readdir(out)).toSorted()).toEqual(['depth-chart.svg', 'learngene.safetensors', 'results.csv', 'results.json']);
    expect(await readFile(join(out, 'results.json'), 'utf8')).toBe(stdout);
    expect(await readFile(join(out, 'depth-chart.svg'), 'utf8')).toContain('SWS (cyclic)');
    const file = readSafetensors(new Uint8Array(await readFile(join(out, 'learngene.safetensors'))));
    expect(file.metadata['layout']).toBe('1,1');
    expect(storedLayerCount(new Map([...file.tensors].map(([name, { data }]) => [name, data as Float32Array])))).toBe(2);
  });

  test('tells on stderr which files it left out', async () => {
    const mixed = `${folder}-mixed`;
    await cp(folder, mixed, { recursive: true });
    for (const name of ['notes.txt', 'Thumbs.db']) await writeFile(join(mixed, name), '');
    const { code, stdout, stderr } = await inProcess('run', '--data', mixed, '--json', '--engine', 'tfjs-cpu', ...tiny, ...short);
    expect(code).toBe(0);
    expect(stderr).toContain('2 files left out: Thumbs.db (hidden or of the operating system); notes.txt (not named as an image)\n');
    expect(parseResults(stdout).complete).toBe(true);
  });

  test('prepares shards that it then trains on with the same result', async () => {
    const shards = `${folder}-shards`;
    const prepared = await inProcess('data', 'prepare', folder, '--out', shards, '--image', '8', '--json');
    expect(prepared.code).toBe(0);
    expect(JSON.parse(prepared.stdout)).toMatchObject({ classNames: ['dark', 'light'], imageSize: 8 });
    const { code, stdout } = await inProcess('run', '--data', shards, '--engine', 'tfjs-cpu', ...tiny, ...short);
    expect(code).toBe(0);
    expect(stdout).toContain('validation loss, untuned');
    expect(stdout).toMatch(/done after .* on tfjs cpu/);
  });

  test('tells what images a directory holds before they are trained on', async () => {
    const { code, stdout } = await inProcess('data', 'inspect', folder, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'image folder', classNames: ['dark', 'light'], heldOut: true, channels: 3, grey: false, skipped: { count: 0 },
      counts: { train: [10, 10], validation: [2, 2] }, // a fifth of 12, rounded
      sizes: { smallest: '10 × 10', largest: '10 × 10', mostFrequent: '10 × 10' },
    });
    const { stdout: text } = await inProcess('data', 'inspect', folder);
    expect(text).toMatch(/^image folder: 20 training and 4 validation images of 2 classes/);
    expect(text).toMatch(/light +10 +2$/m);
  });

  test('says what is wrong on stderr, nothing on stdout, and exits with 1, or 2 for bad usage', async () => {
    const bad = await inProcess('run', '--data', join(folder, 'nowhere'), '--json');
    expect(bad).toMatchObject({ code: 1, stdout: '' });
    expect(bad.stderr).toContain('nowhere');
    const usage = await inItsProcess('rum');
    expect(usage).toMatchObject({ code: 2, stdout: '' });
    expect(usage.stderr).toContain('did you mean run?');
  });

  test('tells its commands and their flags', async () => {
    expect((await inProcess('--help')).stdout).toContain('data prepare');
    expect((await inProcess('run', '--help')).stdout).toContain('--layout');
  });
}, 60_000);
