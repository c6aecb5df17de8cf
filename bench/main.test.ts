import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

function learngene(...words: readonly string[]) {
  return spawnSync(process.execPath, ['scripts/with-packages.mjs', 'src/cli/main.ts', ...words], { encoding: 'utf8' });
}

test('learngene bench hands its flags on: one that cannot be is refused before anything is started', () => {
  const { status, stdout, stderr } = learngene('bench', '--engine', 'wasm,cuda', '--json');
  expect(stderr).toContain('--engine cuda: unknown; choose from');
  expect(stdout).toBe('');
  expect(status).toBe(2);
}, 30_000);

test('learngene bench --help tells its flags', () => {
  const { status, stdout } = learngene('bench', '--help');
  expect(status).toBe(0);
  const flags = ['--engine', '--peers', '--model', '--rounds', '--steps', '--gemm', '--kernels', '--host', '--json'];
  expect(flags.filter((flag) => !stdout.includes(flag))).toEqual([]);
}, 30_000);
