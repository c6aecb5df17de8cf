import { expect, test } from 'vitest';
import type { DescendantPoint, Evaluation } from '../../formats/metrics.ts';
import { logOf } from '../../store/point-log.ts';
import { evaluatedSteps, newestSnapshot, snapshotAt, tunedSnapshot } from './depth-snapshot.ts';

function descendant(changes: Partial<DescendantPoint>): DescendantPoint {
  return {
    kind: 'descendant', strategy: 'cyclic', depth: 4, draw: 0, seed: 0, step: 50, seconds: 1, images: 256, loss: 2, accuracy: 0.2,
    ...changes,
  };
}

function evaluation(changes: Partial<Evaluation>): Evaluation {
  return {
    strategy: 'cyclic', depth: 4, draw: 0, seed: 0, phase: 'untuned', layerSources: [0, 1, 2, 3], loss: 1.5, accuracy: 0.5, ...changes,
  };
}

test('draws become mean and range', () => {
  const losses = [1, 2, 6];
  const log = logOf(losses.map((loss, draw) => descendant({ strategy: 'random-assigned', draw, loss })));
  expect(newestSnapshot(log, []).figures).toMatchObject([{ draws: 3, loss: { mean: 3, low: 1, high: 6 } }]);
});

test('a later evaluation replaces an earlier one, which can still be looked up', () => {
  const log = logOf([descendant({ step: 50, loss: 2 }), descendant({ step: 100, loss: 1.8 })]);
  expect(evaluatedSteps(log)).toEqual([50, 100]);
  expect(newestSnapshot(log, [])).toMatchObject({ step: 100, figures: [{ loss: { mean: 1.8 } }] });
  expect(snapshotAt(log, 50)).toMatchObject({ step: 50, figures: [{ loss: { mean: 2 } }] });
});

test('a moment is the mean of the seeds that have come to it', () => {
  const log = logOf([descendant({ loss: 2 }), descendant({ step: 100, loss: 1.9 }), descendant({ seed: 1, loss: 3 })]);
  expect(snapshotAt(log, 50).figures).toMatchObject([{ seeds: 2, loss: { mean: 2.5, low: 2, high: 3 } }]);
  expect(snapshotAt(log, 100).figures).toMatchObject([{ seeds: 1, loss: { mean: 1.9 } }]);
});

test('final figures are never drawn in one line with live ones', () => {
  const log = logOf([descendant({ depth: 4 }), descendant({ depth: 5 })]);
  const { step, figures } = newestSnapshot(log, [evaluation({ depth: 4 })]);
  expect(step).toBe('final');
  expect(figures).toMatchObject([{ depth: 4, loss: { mean: 1.5 } }]);
});

test('tuned figures are apart from untuned ones', () => {
  const evaluations = [evaluation({}), evaluation({ phase: 'tuned', loss: 0.4 })];
  expect(newestSnapshot(logOf([]), evaluations).figures).toMatchObject([{ loss: { mean: 1.5 } }]);
  expect(tunedSnapshot(evaluations)).toMatchObject({ step: 'final', figures: [{ loss: { mean: 0.4 } }] });
  expect(tunedSnapshot([evaluation({})]).step).toBeUndefined();
});

test('a diverged Des-Net is left out', () => {
  expect(newestSnapshot(logOf([descendant({ loss: Number.NaN })]), []).figures).toEqual([]);
});

test('before the first evaluation there is no step and no figure', () => {
  expect(newestSnapshot(logOf([]), [])).toEqual({ phase: 'untuned', step: undefined, samples: [], figures: [] });
});
