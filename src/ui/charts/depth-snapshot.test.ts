import { expect, test } from 'vitest';
import type { DescendantPoint, Evaluation } from '../../formats/metrics.ts';
import { logOf } from '../../store/point-log.ts';
import { evaluatedSteps, newestSnapshot, snapshotAt } from './depth-snapshot.ts';

function descendant(changes: Partial<DescendantPoint>): DescendantPoint {
  return {
    kind: 'descendant', strategy: 'cyclic', depth: 4, draw: 0, step: 50, seconds: 1, images: 256, loss: 2, accuracy: 0.2, ...changes,
  };
}

function evaluation(changes: Partial<Evaluation>): Evaluation {
  return {
    strategy: 'cyclic', depth: 4, draw: 0, phase: 'untuned', layerSources: [0, 1, 2, 3], loss: 1.5, accuracy: 0.5, ...changes,
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

test('final figures are never drawn in one line with live ones', () => {
  const log = logOf([descendant({ depth: 4 }), descendant({ depth: 5 })]);
  expect(newestSnapshot(log, [evaluation({ depth: 4 })])).toMatchObject({
    step: 'final', figures: [{ depth: 4, loss: { mean: 1.5 } }],
  });
  expect(newestSnapshot(log, [evaluation({ depth: 4 })]).figures).toHaveLength(1);
});

test('a diverged Des-Net is left out', () => {
  expect(newestSnapshot(logOf([descendant({ loss: Number.NaN })]), []).figures).toEqual([]);
});

test('before the first evaluation there is no step and no figure', () => {
  expect(newestSnapshot(logOf([]), [])).toEqual({ step: undefined, figures: [] });
});
