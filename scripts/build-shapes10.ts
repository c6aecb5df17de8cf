/** Draws shapes10 into public/data/shapes10, unless an up-to-date copy lies there. */
import { fileURLToPath } from 'node:url';
import { ensureShapes10Shards } from '../src/data/node/shapes10-shards.ts';
import { formatBytes, formatDuration } from '../src/lib/format.ts';

const started = performance.now();
const bytes = await ensureShapes10Shards(fileURLToPath(new URL('../public/data/shapes10', import.meta.url)));
const seconds = (performance.now() - started) / 1000;
console.log(bytes === 0 ? 'shapes10: up to date' : `shapes10: ${formatBytes(bytes)} drawn in ${formatDuration(seconds)}`);
