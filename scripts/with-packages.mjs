/**
 * `node scripts/with-packages.mjs script.ts …`: installs the packages of package-lock.json where they are
 * missing or others, then runs the TypeScript file with the remaining arguments, in this process.
 *
 * Plain JavaScript on Node's own modules, because on a fresh clone nothing else is there yet. What npm
 * says goes to stderr: the script's stdout is its own.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { packagesMatch } from './packages.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [node = process.execPath, , script, ...scriptArguments] = process.argv;

if (script === undefined) {
  throw new Error('with-packages: no script is given; name a TypeScript file to run');
}
if (!packagesAreInstalled()) installPackages();
process.argv = [node, resolve(script), ...scriptArguments];
const { register } = await import('tsx/esm/api');
register();
await import(pathToFileURL(resolve(script)).href);

/** @returns {boolean} */
function packagesAreInstalled() {
  try {
    return packagesMatch(readJson('package-lock.json'), readJson('node_modules/.package-lock.json'));
  } catch {
    return false;
  }
}

/**
 * @param {string} path
 * @returns {import('./packages.mjs').Lockfile}
 */
function readJson(path) {
  return JSON.parse(readFileSync(resolve(root, path), 'utf8'));
}

function installPackages() {
  process.stderr.write('Installing packages (npm ci) …\n');
  // npm under npm: the same program that started us. The log level is said because .npmrc silences it.
  const npm = process.env['npm_execpath'];
  const [command, leading] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  const { status, error } = spawnSync(
    command,
    [...leading, 'ci', '--loglevel=error', '--no-audit', '--no-fund'],
    { cwd: root, stdio: ['ignore', 2, 2], shell: npm === undefined && process.platform === 'win32' },
  );
  if (status === 0) return;
  process.stderr.write(`npm ci failed${error ? ` (${error.message})` : ''}; mend what it says above and try again.\n`);
  process.exit(1);
}
