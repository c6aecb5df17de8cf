/** `npm start`: builds the shards and the page, serves the page and prints its address. */
import { spawnSync } from 'node:child_process';
import { build, preview } from 'vite';

// The built page rather than the dev server: it starts at full speed, and never reloads in the middle of a
// run because a dependency was first met. `npm run dev` is for working on the page.
const shards = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build-assets.ts'], { stdio: 'inherit' });
if (shards.status !== 0) process.exit(shards.status ?? 1);
await build({ logLevel: 'error' });
const server = await preview();
server.printUrls();
stopWithNpm();

/**
 * A signal to npm reaches the shell between npm and us, and on Linux that shell does not hand it on: the
 * server would live on, unseen, with its port. An orphan is known by its changed parent.
 */
function stopWithNpm(): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit();
  }, 500).unref();
}
