import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CheckpointPace } from './checkpoint-pace.ts';

/** Seconds of the first second in which a checkpoint of so many bytes is due. */
function firstDue(pace: CheckpointPace, bytes: number, from = 0): number {
  let now = from;
  while (!pace.isDue(now, () => bytes)) now++;
  return now;
}

test('the first one is due the later the larger it is, a fiftieth of the time being its cost at 8 MB/s', () => {
  const due = (bytes: number): number => firstDue(new CheckpointPace({ firstSeconds: 1 }, 0), bytes);
  expect(due(160_000)).toBe(1); // 0.02 s
  expect(due(4e6)).toBe(25); // 0.5 s
  expect(due(80e6)).toBe(500); // 10 s
});

test('the first one of a small run comes after ten seconds where none is wanted sooner', () => {
  expect(firstDue(new CheckpointPace({}, 0), 1.6e6)).toBe(10); // 0.2 s at 8 MB/s
});

test.each([
  { bytes: 3.6e6, seconds: 0.4 },
  { bytes: 77e6, seconds: 4.36 },
])('on the machine where one of $bytes bytes took $seconds s, the first one takes at most a fiftieth of the run', ({ bytes, seconds }) => {
  const begun = firstDue(new CheckpointPace({ firstSeconds: 1 }, 0), bytes);
  expect(seconds).toBeLessThanOrEqual(0.02 * (begun + seconds));
});

test('one that has grown threefold since the last is waited for three times as long', () => {
  const pace = new CheckpointPace({}, 0);
  pace.wrote(10, 11, 1e6); // took a second
  expect(firstDue(pace, 1e6, 11)).toBe(11 + 50);
  expect(firstDue(pace, 3e6, 11)).toBe(11 + 150);
});

test('one that has shrunk has still to wait until the last one is a fiftieth of the time', () => {
  const pace = new CheckpointPace({}, 0);
  pace.wrote(10, 11, 1e6);
  expect(firstDue(pace, 1e4, 11)).toBe(11 + 50);
});

test('whatever is written at a steady pace, it takes at most a fiftieth of the run at any moment', () => {
  const growing = fc.array(fc.record({ bytes: fc.integer({ min: 0, max: 1e9 }), steps: fc.integer({ min: 1, max: 400 }) }), { minLength: 1, maxLength: 8 });
  fc.assert(fc.property(growing, fc.double({ min: 8.2e6, max: 4e9, noNaN: true }), fc.double({ min: 0.01, max: 30, noNaN: true }), (stages, bytesPerSecond, step) => {
    const pace = new CheckpointPace({ firstSeconds: 1 }, 0);
    let [now, written] = [0, 0];
    for (const { bytes, steps } of stages) {
      for (let i = 0; i < steps; i++) {
        now += step;
        if (!pace.isDue(now, () => bytes)) continue;
        const begun = now;
        now += bytes / bytesPerSecond;
        written += now - begun;
        pace.wrote(begun, now, bytes);
        expect(written).toBeLessThanOrEqual(0.02 * now);
      }
    }
  }));
});

test('a checkpoint of nothing tells nothing of what the next one costs', () => {
  const pace = new CheckpointPace({ leastSeconds: 1 }, 0);
  pace.wrote(1, 1, 0);
  expect(pace.isDue(11, () => 8e6)).toBe(false); // a second's work, for which fifty must have passed
  expect(pace.isDue(51, () => 8e6)).toBe(true);
});

test('a machine that becomes slow costs no more than one checkpoint that was not foreseen', () => {
  const pace = new CheckpointPace({}, 0);
  let [now, written] = [0, 0];
  for (let i = 0; i < 100; i++) {
    now = firstDue(pace, 1e6, now);
    const cost = i < 50 ? 0.01 : 2; // from one to the next two hundred times as long
    pace.wrote(now, now + cost, 1e6);
    now += cost;
    written += cost;
    expect(written - 2).toBeLessThanOrEqual(0.02 * now);
  }
});
