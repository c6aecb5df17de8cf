/** What the page needs besides its sources, made where it is missing or out of date: shards, kernels and icons. */
import { fileURLToPath } from 'node:url';
import { ensureBuiltInShards } from '../src/data/node/built-in-shards.ts';
import { buildKernels } from '../src/engine/wasm/node/build-kernels.ts';
import { formatBytes, formatDuration } from '../src/lib/format.ts';
import { buildIcons } from './build-icons.ts';

for (const name of ['shapes10', 'glyphs8'] as const) {
  const started = performance.now();
  const bytes = await ensureBuiltInShards(name, fileURLToPath(new URL(`../public/data/${name}`, import.meta.url)));
  const drawn = (performance.now() - started) / 1000;
  console.log(bytes === 0 ? `${name}: up to date` : `${name}: ${formatBytes(bytes)} drawn in ${formatDuration(drawn)}`);
}
console.log((await buildKernels()) ? 'kernels: compiled' : 'kernels: up to date');
await buildIcons(fileURLToPath(new URL('../public/', import.meta.url)));
