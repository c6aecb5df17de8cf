import { expect, test } from 'vitest';
import type { MetricPoint, StagedNetwork, StagePoint } from '../../formats/metrics.ts';
import { english } from '../../messages/en/english.ts';
import { appended, emptyLog, logOf } from '../../store/point-log.ts';
import { newestFigures, stageFigures } from './stage-figures.ts';
import { barShare, measureNamed, stageInWords, valueText } from './stage-measures.ts';

function told(network: StagedNetwork, stage: number, step: number, changes: Partial<StagePoint> = {}): StagePoint {
  return {
    kind: 'stage', network, stage, seed: 0, step, seconds: 1, images: 16, gradientNorm: 0.5, weightChange: 0.1, similarity: 0.9, drift: 0.25, ...changes,
  };
}

const training: MetricPoint = {
  kind: 'training', network: 'aux-net', seed: 0, step: 21, epoch: 0, seconds: 2, images: 64, loss: 2, gradientNorm: 1, learningRate: 0.001,
};
const log = logOf([
  told('aux-net', 0, 10), told('aux-net', 1, 10), training,
  told('aux-net', 0, 20, { drift: 0 }), told('aux-net', 1, 20, { similarity: null }), told('vanilla-net', 0, 20), told('vanilla-net', 1, 20, { drift: 1 }), training,
]);

test('the newest figures are found below what came after them', () => {
  const figures = stageFigures(log);
  expect(figures).toMatchObject({ step: 20, networks: { 'aux-net': [{ stage: 0 }, { stage: 1 }], 'vanilla-net': [{ stage: 0 }, { stage: 1 }] } });
  expect(stageFigures({ ...log, count: 3 })).toMatchObject({ step: 10, networks: { 'aux-net': [{}, {}] } });
});

test('while a log grows the figures are the same object until stages tell something new', () => {
  const first = appended(emptyLog(), [told('aux-net', 0, 10)]);
  const figures = newestFigures(first);
  const second = appended(first, [training]);
  expect(newestFigures(second)).toBe(figures);
  const third = appended(second, [told('aux-net', 0, 20)]);
  expect(newestFigures(third)).toMatchObject({ step: 20 });
  expect(newestFigures({ ...third, count: 1 })).toMatchObject({ step: 10 });
});

test('a run that tells nothing of stages has no figures', () => {
  expect(stageFigures(logOf([training]))).toBeUndefined();
});

test('a bar is as long as its share of the largest value, of CKA of 1', () => {
  const figures = stageFigures(log);
  if (!figures) throw new Error('figures');
  expect(barShare(measureNamed('drift'), told('vanilla-net', 0, 20), figures)).toBe(0.25);
  expect(barShare(measureNamed('similarity'), told('aux-net', 0, 20), figures)).toBe(0.9);
  expect(barShare(measureNamed('drift'), told('aux-net', 0, 20, { drift: NaN }), figures)).toBe(0);
});

test('a stage in words has every measure of both networks, and a dash where there is none', () => {
  const figures = stageFigures(log);
  expect(figures && stageInWords(1, figures, english)).toBe(
    'Stage 2 at step 20. Aux-Net: drift when repeated 25 %, repeats alike –, gradient norm 0.50, weights changed by 10 %; '
      + 'vanilla net: drift when repeated 100 %, repeats alike 0.90, gradient norm 0.50, weights changed by 10 %.',
  );
  expect(valueText(measureNamed('similarity'), told('aux-net', 0, 20, { similarity: null }), english)).toBe('–');
});
