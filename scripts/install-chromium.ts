import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { getuid } from 'node:process';
import { findChromium } from './find-chromium.ts';

/**
 * The Chromium to test with, installed where there is none: Debian's package where this is Debian and we
 * may install (it comes with the libraries that a bare machine lacks), else Playwright's own build.
 *
 * @throws Error when neither could be installed.
 */
export function installChromium(): string {
  const found = findChromium();
  if (found !== undefined) return found;
  process.stderr.write('No Chromium found; installing one …\n');
  if (isDebianAsRoot()) installDebianPackage();
  if (findChromium() === undefined) run('npx', ['playwright', 'install', '--no-shell', 'chromium']);
  const installed = findChromium();
  if (installed !== undefined) return installed;
  throw new Error('no Chromium could be installed; install Chrome or Chromium and set CHROME_PATH to its program');
}

function isDebianAsRoot(): boolean {
  const release = '/etc/os-release';
  return getuid?.() === 0 && existsSync(release) && /^ID=debian$/m.test(readFileSync(release, 'utf8'));
}

function installDebianPackage(): void {
  if (run('apt-get', ['update'])) run('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium']);
}

/** Whether the command ended well; what it says goes to stderr. */
function run(command: string, commandArguments: readonly string[]): boolean {
  const { status } = spawnSync(command, commandArguments, {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', npm_config_loglevel: 'warn' },
  });
  return status === 0;
}
