import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('npm run learngene -- … --json prints one JSON document on stdout and nothing else', () => {
  const flags = ['--layout', '3,3,4,3,3', '--depth', '12', '--json'];
  const { stdout, status } = spawnSync('npm', ['run', 'learngene', '--', 'plan', ...flags], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
    // As in a shell: without what the npm that runs this test has set.
    env: { ...process.env, npm_config_loglevel: undefined },
  });
  expect(status).toBe(0);
  // The authors' own list for 12 layers of five stages (AlphaXia/SWS).
  expect(JSON.parse(stdout)).toMatchObject({ layerSources: [0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 4] });
}, 20_000);
