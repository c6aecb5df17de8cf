import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseResults } from '../formats/results-file.ts';
import type { ExperimentResults } from '../formats/results.ts';
import { randomStream } from '../lib/random.ts';
import { makeImageFolder } from './image-folder.fixture.ts';
import { inProcess } from './in-process.fixture.ts';

const tiny = [
  '--engine', 'wasm', '--image', '8', '--patch', '4', '--dim', '16', '--heads', '2', '--ratio', '1', '--layout', '1,1', '--batch', '8', '--steps', '1600',
  '--depths', '2-3', '--every', '400', '--live-images', '4', '--shift', '1', '--seeds', '2', '--checkpoint-every', '0',
];

/** Runs the command in a process of its own, kills it when `isTime` has come true, which is asked every few milliseconds, and gives its exit code. */
async function runUntil(isTime: () => Promise<boolean>, words: readonly string[]): Promise<number | null> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...words], { stdio: 'ignore' });
  const watch = setInterval(() => void isTime().then((now) => now && child.kill('SIGKILL')), 5);
  return new Promise((resolve) => child.on('close', (code) => {
    clearInterval(watch);
    resolve(code);
  }));
}

const newest = async (folder: string): Promise<string> => (await readdir(join(folder, 'checkpoints')).catch(() => [])).toSorted((a, b) => a.localeCompare(b)).findLast((name) => name.startsWith('checkpoint-')) ?? '';

async function resultsIn(folder: string): Promise<ExperimentResults> {
  return parseResults(await readFile(join(folder, 'results.json'), 'utf8'));
}

/** All but times. */
function timeless({ series, ...rest }: ExperimentResults): unknown {
  return { ...rest, startedAt: '', seconds: 0, series: [...series].map((point) => ({ ...point, seconds: 0 })) };
}

test('a run that is killed at random moments and resumed gives the results of one that was not, and removes its checkpoints', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'resume-'));
  const [images, whole, killed] = [join(folder, 'images'), join(folder, 'whole'), join(folder, 'killed')];
  await makeImageFolder(images, 8, 8);
  expect(await inProcess('run', '--data', images, ...tiny, '--out', whole)).toMatchObject({ code: 0 });
  const moments = randomStream(7, 'kill');
  for (let kills = 0; kills < 3; kills++) {
    const before = await newest(killed);
    const delay = moments.integer(250);
    let seen: number | undefined;
    const code = await runUntil(async () => {
      const name = await newest(killed);
      if (name !== '' && name !== before) seen ??= performance.now();
      return seen !== undefined && performance.now() - seen > delay;
    }, kills === 0 ? ['run', '--data', images, ...tiny, '--out', killed] : ['run', '--resume', killed, '--checkpoint-every', '0']);
    expect(code).toBeNull();
    expect(await newest(killed)).not.toBe(before);
  }
  const refused = await inProcess('run', '--resume', killed, '--steps', '1601');
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.stderr).toContain('--steps 1601: the interrupted run has 1600; leave the flag away');
  expect(await inProcess('run', '--resume', killed)).toMatchObject({ code: 0 });
  expect(timeless(await resultsIn(killed))).toEqual(timeless(await resultsIn(whole)));
  expect(await readFile(join(killed, 'learngene.safetensors'))).toEqual(await readFile(join(whole, 'learngene.safetensors')));
  expect(await readdir(killed)).not.toContain('checkpoints');
}, 120_000);
