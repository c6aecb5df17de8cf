import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultConfig } from '../config/defaults.ts';
import type { ExperimentConfig } from '../config/fields.ts';
import { type EditHistory, MOST_EDITS, noEdits, recorded, redone, undone } from './edit-history.ts';

function withSteps(steps: number): ExperimentConfig {
  return { ...defaultConfig, steps };
}

/** The history after `steps` took these values one after the other. */
function edited(values: readonly number[]): EditHistory {
  return values.slice(1).reduce((edits, steps, i) => recorded(edits, withSteps(values[i] ?? 0), withSteps(steps)), noEdits);
}

test('any number of edits is undone one by one, and redone one by one', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 20 }), (values) => {
    let edits = edited(values);
    let config = withSteps(values.at(-1) ?? 0);
    for (const steps of values.slice(0, -1).toReversed()) {
      ({ edits, config } = undone(edits, config) ?? { edits, config });
      expect(config.steps).toBe(steps);
    }
    expect(undone(edits, config)).toBeUndefined();
    for (const steps of values.slice(1)) {
      ({ edits, config } = redone(edits, config) ?? { edits, config });
      expect(config.steps).toBe(steps);
    }
    expect(redone(edits, config)).toBeUndefined();
  }));
});

test('keystrokes in one field are one edit, until the person pauses or goes to another field', () => {
  const typed = (edits: EditHistory, from: number, to: number, field: 'steps' | 'seed', at: number): EditHistory =>
    recorded(edits, withSteps(from), withSteps(to), { field, at });
  const quick = typed(typed(noEdits, 1, 12, 'steps', 0), 12, 123, 'steps', 1500);
  expect(quick.past.map(({ steps }) => steps)).toEqual([1]);
  expect(typed(quick, 123, 1234, 'steps', 3001).past).toHaveLength(2);
  expect(typed(quick, 123, 1234, 'seed', 1600).past).toHaveLength(2);
});

test('typing after an undo is an edit of its own, and ends what could be redone', () => {
  const first = recorded(noEdits, withSteps(1), withSteps(2), { field: 'steps', at: 0 });
  const back = undone(first, withSteps(2));
  const next = recorded(back?.edits ?? noEdits, withSteps(1), withSteps(3), { field: 'steps', at: 1 });
  expect(next).toMatchObject({ past: [{ steps: 1 }], future: [] });
});

test('an edit that changes nothing is none', () => {
  expect(recorded(noEdits, defaultConfig, { ...defaultConfig })).toBe(noEdits);
});

test('the oldest of very many edits are forgotten', () => {
  const edits = edited(Array.from({ length: MOST_EDITS + 5 }, (_, i) => i + 1));
  expect(edits.past).toHaveLength(MOST_EDITS);
  expect(edits.past[0]?.steps).toBe(5);
});
