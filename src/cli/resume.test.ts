import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { parseResults } from '../formats/results-file.ts';
import type { ExperimentResults } from '../formats/results.ts';
import { randomStream } from '../lib/random.ts';

const tiny = [
  '--engine', 'wasm', '--image', '8', '--patch', '4', '--dim', '16', '--heads', '2', '--ratio', '1', '--layout', '1,1', '--batch', '8', '--steps', '400',
  '--depths', '2-3', '--every', '100', '--live-images', '4', '--shift', '1', '--seeds', '2', '--checkpoint-every', '0',
];

interface Outcome {
  readonly code: number | null;
  readonly stderr: string;
}

/** Runs the command, and kills it when `until` has come true; it is asked every few milliseconds. */
async function learngene(words: readonly string[], until?: () => Promise<boolean>): Promise<Outcome> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...words]);
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdout.resume();
  const watch = setInterval(() => void until?.().then((isTime) => isTime && child.kill('SIGKILL')), 5);
  return new Promise<Outcome>((resolve) => child.on('close', (code) => {
    clearInterval(watch);
    resolve({ code, stderr });
  }));
}

/** Two classes of eight plain squares. */
async function drawImages(folder: string): Promise<void> {
  for (const [name, grey] of [['dark', 40], ['light', 210]] as const) {
    await mkdir(join(folder, name), { recursive: true });
    for (let i = 0; i < 8; i++) {
      const background = { r: grey + i, g: grey, b: grey - i };
      await sharp({ create: { width: 8, height: 8, channels: 3, background } }).png().toFile(join(folder, name, `${i}.png`));
    }
  }
}

const newest = async (folder: string): Promise<string> => (await readdir(join(folder, 'checkpoints')).catch(() => [])).toSorted((a, b) => a.localeCompare(b)).findLast((name) => name.startsWith('checkpoint-')) ?? '';

async function resultsIn(folder: string): Promise<ExperimentResults> {
  return parseResults(await readFile(join(folder, 'results.json'), 'utf8'));
}

/** All but times. */
function timeless({ series, ...rest }: ExperimentResults): unknown {
  return { ...rest, startedAt: '', seconds: 0, series: series.map((point) => ({ ...point, seconds: 0 })) };
}

test('a run that is killed at random moments and resumed gives the results of one that was not, and removes its checkpoints', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'resume-'));
  const [images, whole, killed] = [join(folder, 'images'), join(folder, 'whole'), join(folder, 'killed')];
  await drawImages(images);
  expect(await learngene(['run', '--data', images, ...tiny, '--out', whole])).toMatchObject({ code: 0 });
  const moments = randomStream(7, 'kill');
  for (let kills = 0; kills < 3; kills++) {
    const before = await newest(killed);
    const delay = moments.integer(250);
    let seen: number | undefined;
    const { code } = await learngene(kills === 0 ? ['run', '--data', images, ...tiny, '--out', killed] : ['run', '--resume', killed, '--checkpoint-every', '0'], async () => {
      if ((await newest(killed)) !== before) seen ??= performance.now();
      return seen !== undefined && performance.now() - seen > delay;
    });
    expect(code).toBeNull();
    expect(await newest(killed)).not.toBe(before);
  }
  const refused = await learngene(['run', '--resume', killed, '--steps', '401']);
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.stderr).toContain('--steps 401: the interrupted run has 400; leave the flag away');
  expect(await learngene(['run', '--resume', killed])).toMatchObject({ code: 0 });
  expect(timeless(await resultsIn(killed))).toEqual(timeless(await resultsIn(whole)));
  expect(await readFile(join(killed, 'learngene.safetensors'))).toEqual(await readFile(join(whole, 'learngene.safetensors')));
  expect(await readdir(killed)).not.toContain('checkpoints');
}, 120_000);
