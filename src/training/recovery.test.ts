import { describe, expect, test, vi } from 'vitest';
import type { EngineFault } from '../engine/engine-error.ts';
import type { Engine } from '../engine/engine.ts';
import { nodePlatform } from '../engine/wasm/node/node-platform.ts';
import { createWasmEngine } from '../engine/wasm/wasm-engine.ts';
import type { MetricPoint } from '../formats/metrics.ts';
import type { CheckpointOptions } from './checkpoint/journal.ts';
import { memoryCheckpoints } from './checkpoint/checkpoint-store.ts';
import { colouredDataset, tinyConfig } from './coloured-dataset.fixture.ts';
import { createControl } from './control.ts';
import { EngineSlot } from './engine-slot.ts';
import type { ExperimentEvent } from './events.ts';
import type { ExperimentOutcome } from './experiment.ts';
import { faultyEngine, type FaultyPlace, type InjectedFault } from './faulty-engine.fixture.ts';
import { runRecovering } from './recovery.ts';
import { runTiny, timeless } from './tiny-run.fixture.ts';

vi.setConfig({ testTimeout: 60_000 }); // a second each on a machine that does nothing else

const config = { ...tinyConfig, strategies: ['cyclic'], depths: [2, 3], tuneSteps: 2, tuneDepths: [2], tuneStrategies: ['cyclic'] } as const;

/** Our kernels on one thread: whatever they are called here, they give the same bits. */
const kernels = (): Promise<Engine> => createWasmEngine(nodePlatform, 'under test', 1);

/** What the engines do that are opened one after the other: fail there, work, or cannot be started. */
type Fate = InjectedFault | 'works' | 'does not start';

interface Recovered {
  readonly outcome: ExperimentOutcome;
  /** The names by which engines were asked for. */
  readonly opened: readonly string[];
  readonly events: readonly ExperimentEvent[];
  readonly notices: readonly string[];
  /** The points as a listener has them at the end, who forgets when told to. */
  readonly heard: readonly MetricPoint[];
}

async function run(fates: readonly Fate[], checkpoints?: Partial<CheckpointOptions>): Promise<Recovered> {
  const opened: string[] = [];
  const events: ExperimentEvent[] = [];
  let heard: MetricPoint[] = [];
  const engines = new EngineSlot(async (name) => {
    const fate = fates[opened.length] ?? 'works';
    opened.push(name);
    if (fate === 'does not start') throw new Error('there is none');
    return faultyEngine(await kernels(), name === 'auto' ? 'webgpu' : name, fate === 'works' ? undefined : fate);
  });
  await engines.start('auto');
  try {
    const outcome = await runRecovering({
      config, dataset: colouredDataset(), engines, control: createControl(), program: 'test',
      ...(checkpoints && { checkpoints: { store: memoryCheckpoints(), leastSeconds: 0, mostShare: Infinity, ...checkpoints } }),
      onEvent(event) {
        events.push(event);
        if (event.type === 'rewound') heard = [];
        if (event.type === 'point') heard.push(event.point);
      },
    });
    return { outcome, opened, events, heard, notices: events.flatMap((event) => (event.type === 'notice' ? [event.text] : [])) };
  } finally {
    engines.dispose();
  }
}

async function undisturbed(): Promise<unknown> {
  const engine = await kernels();
  try {
    return timeless(await runTiny(engine, config));
  } finally {
    engine.dispose();
  }
}

const faults: readonly EngineFault[] = ['device-lost', 'out-of-memory', 'validation', 'shader', 'kernel'];
const places: readonly (readonly [FaultyPlace, number])[] = [
  ['allocation', 0], ['allocation', 1], ['compile', 0], ['compile', 2], ['step', 0], ['step', 5], ['drain', 3], ['read', 0], ['capture', 2],
];

describe('an engine that fails', () => {
  test.each(faults)('by %s is replaced once, and the run has the numbers of one that was not disturbed', async (fault) => {
    const { outcome: { results }, opened, heard, notices, events } = await run([{ fault, at: 'step', after: 6 }], {});
    expect(opened).toEqual(['auto', 'webgpu']);
    expect(results.complete).toBe(true);
    expect(timeless({ results })).toEqual(await undisturbed());
    expect(heard).toEqual(results.series);
    expect(results.recoveries).toMatchObject([{ fault, reason: 'injected at step', stage: '0/learngene', from: { name: 'webgpu' }, to: { name: 'webgpu' } }]);
    expect(results.recoveries?.[0]?.step).toBeGreaterThan(0);
    expect(notices).toEqual([expect.stringMatching(/^The webgpu engine failed in the phase learngene \(.+: injected at step\)\. The run goes on from step \d of 0\/learngene, on webgpu, started anew\.$/)]);
    expect(events.filter(({ type }) => type === 'rewound')).toHaveLength(1);
  });

  test.each(places)('at %s %d is replaced', async (at, after) => {
    const { outcome: { results }, opened } = await run([{ fault: 'out-of-memory', at, after }], {});
    expect(opened).toEqual(['auto', 'webgpu']);
    expect(timeless({ results })).toEqual(await undisturbed());
  });

  test('without a store goes on from memory, of which nothing is told as kept', async () => {
    const { outcome: { results }, heard, notices, events } = await run([{ fault: 'device-lost', at: 'step', after: 6 }]);
    expect(timeless({ results })).toEqual(await undisturbed());
    expect(heard).toEqual(results.series);
    expect(notices).toEqual([expect.stringContaining('The run begins anew')]); // within the first ten seconds
    expect(events.filter(({ type }) => type === 'checkpoint')).toEqual([]);
  });

  test('a second time gives way to the next engine down, which the results tell', async () => {
    const lost = { fault: 'device-lost', at: 'step' } as const;
    const { outcome: { results }, opened, notices } = await run([{ ...lost, after: 4 }, { ...lost, after: 2 }], {});
    expect(opened).toEqual(['auto', 'webgpu', 'wasm']);
    expect(results.engine.name).toBe('wasm');
    expect(results.recoveries?.map(({ from, to }) => [from.name, to.name])).toEqual([['webgpu', 'webgpu'], ['webgpu', 'wasm']]);
    expect(notices.at(-1)).toContain('on wasm (WebAssembly SIMD, 1 thread), whose numbers differ in the last digits');
    expect(timeless({ results })).toEqual(await undisturbed()); // the same kernels under both names
  });

  test('and cannot be started again gives way to the next engine down', async () => {
    const { outcome: { results }, opened } = await run([{ fault: 'shader', at: 'compile', after: 0 }, 'does not start', 'works'], {});
    expect(opened).toEqual(['auto', 'webgpu', 'wasm']);
    expect(results.complete).toBe(true);
  });

  test('as do all others ends the run with the error, never with results', async () => {
    const fault = { fault: 'out-of-memory', at: 'allocation', after: 0 } as const;
    const failed = run([fault, fault, fault, fault, 'does not start'], {});
    await expect(failed).rejects.toMatchObject({
      name: 'EngineError', fault: 'out-of-memory', detail: 'injected at allocation, and no other engine could take over',
      message: expect.stringContaining('choose a smaller batch') as string,
    });
  });

  test('keeps the clock going: what is done twice takes its time', async () => {
    const { outcome: { results } } = await run([{ fault: 'device-lost', at: 'step', after: 9 }], {});
    const seconds = Array.from(results.series, (point) => point.seconds);
    expect(seconds).toEqual(seconds.toSorted((a, b) => a - b));
    expect(results.seconds).toBeGreaterThanOrEqual(seconds.at(-1) ?? Infinity);
  });
});

test('a mistake of the program is no fault of the engine: the run ends with it', async () => {
  const engines = new EngineSlot(async () => ({ ...(await kernels()), compile: () => Promise.reject(new Error('broken invariant: of a test')) }));
  await engines.start('auto');
  const running = runRecovering({ config, dataset: colouredDataset(), engines, control: createControl(), program: 'test', onEvent: () => undefined });
  await expect(running).rejects.toThrow('broken invariant: of a test');
  engines.dispose();
});

test('a store whose checkpoints cannot be read begins the run anew, and says so', async () => {
  const files = memoryCheckpoints();
  const store = { ...files, list: async () => ['checkpoint-00000001-'.concat('0'.repeat(64), '.safetensors')], read: () => Promise.reject(new Error('the disk is gone')) };
  const { outcome: { results }, notices } = await run([{ fault: 'device-lost', at: 'step', after: 6 }], { store });
  expect(notices).toContainEqual(expect.stringMatching(/^the last checkpoints cannot be read: .*the disk is gone/));
  expect(results.recoveries).toMatchObject([{ stage: null, step: 0 }]);
  expect(results.complete).toBe(true);
});
