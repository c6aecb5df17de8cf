import { expect, test } from 'vitest';
import { createTfjsEngine } from '../src/engine/tfjs/tfjs-engine.ts';
import { nodePlatform } from '../src/engine/wasm/node/node-platform.ts';
import { createWasmEngine } from '../src/engine/wasm/wasm-engine.ts';
import { createLane } from './lane.ts';
import { ownContestants } from './own-engine.ts';

test.each([
  ['tfjs cpu', () => createTfjsEngine('cpu', 'under test')],
  ['wasm on one thread', () => createWasmEngine(nodePlatform, 'under test', 1)],
  ['wasm on two threads', () => createWasmEngine(nodePlatform, 'under test', 2)],
] as const)('%s multiplies in all three ways', async (_, start) => {
  const lane = createLane(async () => ownContestants(await start()));
  for (const kind of ['nt', 'nn', 'tn'] as const) expect(await lane.gemm({ kind, rows: 32, k: 8, n: 12 })).toBeGreaterThan(0);
});
