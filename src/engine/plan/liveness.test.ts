import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tinyNetwork, tinyNormalisation, tinyShape } from '../testing/tiny-network.ts';
import { elementCount, type BufferId, type BufferSpec } from './buffer.ts';
import { inferencePlan } from './inference-plan.ts';
import { ARENA_ALIGNMENT, activationLifetimes, planArena, type Lifetime } from './liveness.ts';
import { PlanBuilder } from './plan-builder.ts';
import type { StepPlan } from './step-plan.ts';
import { trainingPlan } from './training-plan.ts';

/** Activations that are written by one op and read by a later one, as intervals over a plan of `ops` ops. */
function planOfIntervals(intervals: readonly { first: number; length: number; elements: number }[], ops: number): StepPlan {
  const builder = new PlanBuilder();
  const sources = intervals.map(({ elements }, i) => builder.buffer(`in${i}`, 'input', [elements]));
  const sinks = intervals.map(({ elements }, i) => builder.buffer(`out${i}`, 'output', [elements]));
  const activations = intervals.map(({ elements }, i) => builder.activation(`a${i}`, elements));
  const spent = builder.buffer('spent', 'output', [1]);
  const given = builder.buffer('given', 'input', [1]);
  for (let op = 0; op < ops; op++) {
    const born = intervals.flatMap(({ first }, i) => (first === op ? [i] : []));
    const read = intervals.flatMap(({ first, length }, i) => (first + length === op ? [i] : []));
    const pick = (ids: readonly BufferId[], of: readonly number[]): BufferId[] => of.map((i) => ids[i] ?? -1);
    const base = [...pick(sources, born), ...pick(activations, read), given];
    const combined = [...pick(activations, born), ...pick(sinks, read), spent];
    builder.emit({ kind: 'linear-combination', inputs: { base, slope: base }, outputs: { combined }, coefficient: 0 });
  }
  return builder.finish(1, []);
}

const randomPlan = fc
  .array(fc.record({ first: fc.nat(9), length: fc.integer({ min: 1, max: 6 }), elements: fc.integer({ min: 1, max: 500 }) }), { minLength: 1, maxLength: 12 })
  .map((intervals) => planOfIntervals(intervals, 16));

const training = trainingPlan({
  network: tinyNetwork([0, 0, 1]), batch: 5, normalisation: tinyNormalisation, teacher: 'none', alpha: 0, temperature: 1, weightDecay: 0, clipNorm: 0,
});
const linearExpansion = trainingPlan({
  network: { shape: tinyShape, expansion: 'linear', depth: 3 },
  batch: 2, normalisation: tinyNormalisation, teacher: tinyNetwork([0]), alpha: 1, temperature: 1, weightDecay: 0, clipNorm: 1,
});
const inference = inferencePlan(tinyNetwork([0, 1, 1, 1]), 7, tinyNormalisation);
const realPlans: [string, StepPlan][] = [['training', training], ['TLEG with a teacher', linearExpansion], ['inference', inference]];

const bytesOf = (plan: StepPlan, buffer: BufferId): number => 4 * elementCount(plan.buffers[buffer]?.shape ?? []);

/** Pairs of activations that live at the same time and share a byte. */
function clashes(plan: StepPlan): [Lifetime, Lifetime][] {
  const { offsets } = planArena(plan);
  const lifetimes = activationLifetimes(plan);
  const start = ({ buffer }: Lifetime): number => offsets.get(buffer) ?? Number.NaN;
  const end = (life: Lifetime): number => start(life) + bytesOf(plan, life.buffer);
  return lifetimes.flatMap((a, i) =>
    lifetimes.slice(i + 1).flatMap((b): [Lifetime, Lifetime][] => {
      const apart = a.last < b.first || b.last < a.first;
      return apart || end(a) <= start(b) || end(b) <= start(a) ? [] : [[a, b]];
    }),
  );
}

/** Most bytes alive at once, and the bytes of all activations, each rounded up to the alignment. */
function bounds(plan: StepPlan): { peak: number; sum: number } {
  const aligned = (buffer: BufferId): number => Math.ceil(bytesOf(plan, buffer) / ARENA_ALIGNMENT) * ARENA_ALIGNMENT;
  const lifetimes = activationLifetimes(plan);
  const aliveAt = (op: number): number =>
    lifetimes.filter(({ first, last }) => first <= op && op <= last).reduce((sum, { buffer }) => sum + aligned(buffer), 0);
  return { peak: Math.max(...plan.ops.map((_, op) => aliveAt(op))), sum: lifetimes.reduce((sum, { buffer }) => sum + aligned(buffer), 0) };
}

describe('the arena', () => {
  test('never gives two activations that live at the same time the same byte', () => {
    fc.assert(
      fc.property(randomPlan, (plan) => {
        expect(clashes(plan)).toEqual([]);
      }),
    );
  });

  test('is at least what lives at once and at most everything', () => {
    fc.assert(
      fc.property(randomPlan, (plan) => {
        const { peak, sum } = bounds(plan);
        const { bytes } = planArena(plan);
        expect(bytes).toBeGreaterThanOrEqual(peak);
        expect(bytes).toBeLessThanOrEqual(sum);
      }),
    );
  });

  test('aligns every activation as WebGPU demands', () => {
    fc.assert(
      fc.property(randomPlan, (plan) => {
        const unaligned = [...planArena(plan).offsets.values()].filter((offset) => offset % ARENA_ALIGNMENT !== 0);
        expect(unaligned).toEqual([]);
      }),
    );
  });

  test('reuses the memory of one that is over for one that begins', () => {
    // 64 floats are 256 bytes: [0, 1], [2, 3] and [4, 5] never meet.
    const plan = planOfIntervals([0, 2, 4].map((first) => ({ first, length: 1, elements: 64 })), 6);
    expect(planArena(plan).bytes).toBe(256);
  });

  test('keeps an activation that is read by the op that writes another', () => {
    const plan = planOfIntervals([{ first: 0, length: 1, elements: 64 }, { first: 1, length: 1, elements: 64 }], 3);
    expect(planArena(plan).bytes).toBe(512);
  });
});

describe.each(realPlans)('the plan of %s', (_, plan) => {
  test('has an arena without clashes, between its bounds', () => {
    expect(clashes(plan)).toEqual([]);
    const { peak, sum } = bounds(plan);
    const { bytes } = planArena(plan);
    expect(bytes).toBeGreaterThanOrEqual(peak);
    expect(bytes).toBeLessThan(sum);
  });

  test('writes every activation before it is read, and places each', () => {
    const { offsets } = planArena(plan);
    const activations = plan.buffers.filter(({ role }) => role === 'activation');
    expect([...offsets.keys()].toSorted((a, b) => a - b)).toEqual(activations.map(({ id }: BufferSpec) => id));
    const written = new Set<BufferId>();
    for (const op of plan.ops) {
      const early = Object.values(op.inputs).flat().filter((id) => plan.buffers[id]?.role === 'activation' && !written.has(id));
      expect(early).toEqual([]);
      for (const id of Object.values(op.outputs).flat()) written.add(id);
    }
  });
});

test('inference needs far less memory than training the same network, which keeps what the backward pass reads', () => {
  const network = tinyNetwork([0, 0, 1]);
  const evaluation = inferencePlan(network, 5, tinyNormalisation);
  expect(planArena(evaluation).bytes).toBeLessThan(planArena(training).bytes / 2);
});
