/** What the page needs besides its sources, made where it is missing or out of date: shards and kernels. */
import { fileURLToPath } from 'node:url';
import { ensureShapes10Shards } from '../src/data/node/shapes10-shards.ts';
import { buildKernels } from '../src/engine/wasm/node/build-kernels.ts';
import { formatBytes, formatDuration } from '../src/lib/format.ts';

const started = performance.now();
const bytes = await ensureShapes10Shards(fileURLToPath(new URL('../public/data/shapes10', import.meta.url)));
const drawn = (performance.now() - started) / 1000;
console.log(bytes === 0 ? 'shapes10: up to date' : `shapes10: ${formatBytes(bytes)} drawn in ${formatDuration(drawn)}`);
console.log((await buildKernels()) ? 'kernels: compiled' : 'kernels: up to date');
