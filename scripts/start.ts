/** `npm start`: builds the shards and the page, serves the page and prints its address. */
import { spawnSync } from 'node:child_process';
import { build, preview } from 'vite';

// The built page rather than the dev server: it starts at full speed, and never reloads in the middle of a
// run because a dependency was first met. `npm run dev` is for working on the page.
const shards = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build-shapes10.ts'], { stdio: 'inherit' });
if (shards.status !== 0) process.exit(shards.status ?? 1);
await build({ logLevel: 'warn' });
const server = await preview();
server.printUrls();
