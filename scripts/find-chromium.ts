import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env, platform } from 'node:process';
import { chromium } from '@playwright/test';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The Chromium or Chrome to test with: `CHROME_PATH`, else the usual places of this platform, else the one
 * that Playwright installed; undefined where there is none.
 *
 * @throws Error when `CHROME_PATH` names no file: a wrong path is said, not passed over.
 */
export function findChromium(): string | undefined {
  const chosen = env['CHROME_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (existsSync(chosen)) return chosen;
    throw new Error(`CHROME_PATH=${chosen}: no such file; name a Chromium or Chrome, or unset CHROME_PATH`);
  }
  return [...usualPlaces(), chromium.executablePath()].find((path) => path !== '' && existsSync(path));
}

/**
 * The same, where nothing can be done without one.
 *
 * @throws Error where there is none.
 */
export function neededChromium(): string {
  const found = findChromium();
  if (found === undefined) throw new Error('no Chromium found; `npm test` installs one, or set CHROME_PATH to the program of yours');
  return found;
}

function usualPlaces(): readonly string[] {
  if (platform === 'darwin') return macPlaces();
  if (platform === 'win32') return windowsPlaces();
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  return folders.filter((folder) => folder !== '').flatMap((folder) => commands.map((name) => join(folder, name)));
}

function macPlaces(): readonly string[] {
  const applications = ['/Applications', join(env['HOME'] ?? '', 'Applications')];
  return ['Google Chrome', 'Chromium'].flatMap((name) =>
    applications.map((folder) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
  );
}

function windowsPlaces(): readonly string[] {
  return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
    .map((variable) => env[variable])
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => ['Google\\Chrome', 'Chromium'].map((name) => join(folder, name, 'Application', 'chrome.exe')));
}
