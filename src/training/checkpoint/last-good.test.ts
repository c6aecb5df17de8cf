import { describe, expect, test, vi } from 'vitest';
import type { ExperimentConfig } from '../../config/fields.ts';
import { createReferenceEngine } from '../../engine/reference/reference-engine.ts';
import { readCheckpoint } from '../../formats/checkpoint-file.ts';
import { failingEngine } from '../failing-engine.fixture.ts';
import { pointsOf, runTiny, type Ran } from '../tiny-run.fixture.ts';
import { removeCheckpoints } from './checkpoint-files.ts';
import { memoryCheckpoints } from './checkpoint-store.ts';
import type { CheckpointOptions } from './journal.ts';

vi.setConfig({ testTimeout: 60_000 }); // seconds on a machine that does nothing else

const config: Partial<ExperimentConfig> = { strategies: ['cyclic', 'simple-lg'], depths: [2], steps: 8, seeds: 2 };
/** The vanilla net of the first seed, whose fourth step gives no number. */
const broken = { network: 1, step: 4 };

async function run(options: Omit<CheckpointOptions, 'store'>): Promise<{ ran: Ran; files: Map<string, Uint8Array<ArrayBuffer>>; notices: readonly string[] }> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const ran = await runTiny(failingEngine(createReferenceEngine(), broken), config, { checkpoints: { store: memoryCheckpoints(files), ...options } });
  return { ran, files, notices: ran.events.flatMap((event) => (event.type === 'notice' ? [event.text] : [])) };
}

const always = { leastSeconds: 0, mostShare: Infinity };

describe('a network that fails at a step', () => {
  test('leaves its last good checkpoint, which later ones of the run and its end do not take away, and the others go on', async () => {
    const { ran, files, notices } = await run(always);
    expect(ran.results.failures).toEqual([{ network: 'vanilla-net', seed: 0, step: 4, reason: 'the loss became NaN' }]);
    expect(pointsOf(ran, 'training').filter(({ network, seed }) => network === 'aux-net' && seed === 0)).toHaveLength(8);
    const pinned = 'last-good-vanilla-net-seed-0-step-3.safetensors';
    expect(notices).toEqual([`vanilla-net of seed 0 failed: its last good checkpoint, after step 3, is kept as ${pinned}; the rest of the run goes on`]);
    await removeCheckpoints(memoryCheckpoints(files));
    expect([...files.keys()]).toEqual([pinned]);
    const [stage] = readCheckpoint(files.get(pinned) ?? new Uint8Array()).stages;
    const good = stage?.networks.find(({ name }) => name === 'vanilla-net');
    expect(good).toMatchObject({ step: 3, failed: false });
    expect(good?.values?.parameters.every(Number.isFinite)).toBe(true);
  });

  test('before the first checkpoint says that there is none', async () => {
    const { files, notices } = await run({ leastSeconds: 1000 });
    expect(notices).toEqual(['vanilla-net of seed 0 failed: there was no checkpoint of it yet to be kept; the rest of the run goes on']);
    expect(files.size).toBe(0);
  });

  test('promises nothing where checkpoints do not outlive the program', async () => {
    const { files, notices } = await run({ ...always, isLasting: false });
    expect(notices).toEqual([]);
    expect([...files.keys()].filter((name) => name.startsWith('last-good'))).toEqual([]);
  });
});
