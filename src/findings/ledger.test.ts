import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../config/defaults.ts';
import { flopCount, parameterCount } from '../sws/costs.ts';
import { vitShapeOf } from '../config/training-budget.ts';
import { ledgerOf, ledgerRows, paperLedger, ratioText } from './ledger.ts';

const images = { channels: 3, classes: 10, trainImages: 6400 };
const shape = vitShapeOf(defaultConfig, images);

describe('the paper’s own settings', () => {
  test('give 20 × fewer parameters stored: 759.3 M against 37.0 M (Table 2)', () => {
    const { sws, other, ratio } = paperLedger.storage;
    expect([(other / 1e6).toFixed(1), (sws / 1e6).toFixed(1), ratioText(ratio)]).toEqual(['759.3', '37.0', '20 ×']);
  });

  test('give 6.6 × less training than scratch: 10×100 against 100 + 10×5 epochs (Section 4.2)', () => {
    expect(paperLedger.scratch.epochs).toEqual({ sws: 150, other: 1000, ratio: 1000 / 150 });
    expect(ratioText(paperLedger.scratch.epochs.ratio)).toBe('6.6 ×'); // 6.67, cut as the paper cuts it
  });

  test('give 2.5 × less training than TLEG: 100 + 10×40 against 100 + 10×10 epochs (Section 4.2)', () => {
    expect(paperLedger.tleg.epochs).toEqual({ sws: 200, other: 500, ratio: 2.5 });
    expect(ratioText(paperLedger.tleg.epochs.ratio)).toBe('2.5 ×');
  });

  test('give 10 × less pre-training: 10×100 against 1×100 epochs (Section 4.2)', () => {
    expect(paperLedger.pretraining.epochs).toEqual({ sws: 100, other: 1000, ratio: 10 });
    expect(ratioText(paperLedger.pretraining.epochs.ratio)).toBe('10 ×');
  });

  test('weighed by FLOPs save less, since the Aux-Net of 16 layers costs more than the average Des-Net', () => {
    expect(paperLedger.scratch.sampleFlops.ratio).toBeLessThan(paperLedger.scratch.epochs.ratio);
    // Depths 6 … 15 average 10.5 layers: about 10 · 10.5 / 16 = 6.56 of them make one Aux-Net.
    expect(paperLedger.pretraining.sampleFlops.ratio).toBeCloseTo(6.56, 1);
  });
});

describe('a run', () => {
  const config = { ...defaultConfig, tuneSteps: 50, tuneDepths: [6, 8], scratchSteps: 200, seeds: 3 } as const;

  test('stores one learngene for all depths, whatever the seeds', () => {
    const separate = [4, 5, 6, 7, 8].reduce((sum, depth) => sum + parameterCount(shape, depth), 0);
    expect(ledgerOf(config, images).storage).toEqual({
      sws: parameterCount(shape, 4), other: separate, ratio: separate / parameterCount(shape, 4),
    });
  });

  test('trains the Aux-Net once and tunes each Des-Net: 300 steps of 64 of 6400 images are 3 epochs', () => {
    const { scratch, tleg, pretraining, tunedDepths } = ledgerOf(config, images);
    expect(tunedDepths).toEqual([6, 8]);
    expect(scratch.epochs).toEqual({ sws: 3 + 2 * 0.5, other: 2 * 2, ratio: 1 });
    expect(tleg.epochs.ratio).toBe(1);
    expect(pretraining.epochs).toEqual({ sws: 3, other: 5 * 3, ratio: 5 });
    const scratchFlops = 200 * 64 * (flopCount(shape, 6) + flopCount(shape, 8));
    expect(scratch.sampleFlops.other).toBeCloseTo(scratchFlops, -3);
  });

  test('without tuning holds every depth against scratch for the Aux-Net’s own steps', () => {
    const { scratch, tunedDepths } = ledgerOf(defaultConfig, images);
    expect(tunedDepths).toEqual([4, 5, 6, 7, 8]);
    expect(scratch.epochs).toMatchObject({ sws: 3, other: 15 });
  });

  test('counts epochs of tuning on the images that it tunes on', () => {
    const target = { channels: 3, classes: 8, trainImages: 3200 };
    expect(ledgerOf({ ...config, target: 'glyphs8' }, images, target).scratch.epochs).toMatchObject({ sws: 3 + 2 * 1, other: 2 * 4 });
  });

  test('has its ancestor as a line of its own', () => {
    expect(ledgerOf(config, images).ancestor).toBeUndefined();
    const trained = { ...config, ancestor: 'trained', ancestorSteps: 100 } as const;
    const { ancestor } = ledgerOf(trained, images);
    const flops = flopCount({ ...shape, dim: config.ancestorDim, heads: config.ancestorHeads }, config.ancestorDepth);
    expect(ancestor).toEqual({
      trainingSampleFlops: 100 * 64 * flops, inferenceImages: 300 * 64, inferenceSampleFlops: 300 * 64 * flops,
    });
    expect(ledgerOf({ ...trained, teacherViews: 'cached' }, images).ancestor?.inferenceImages).toBe(6400);
    expect(ledgerOf({ ...config, ancestor: 'tfjs' }, images).ancestor?.trainingSampleFlops).toBeUndefined();
    expect(ledgerOf(trained, images).scratch).toEqual(ledgerOf(config, images).scratch);
  });
});

test('two ledgers have the same lines', () => {
  const labels = ledgerRows(paperLedger).map(({ label, unit }) => `${label} ${unit}`);
  expect(ledgerRows(ledgerOf(defaultConfig, images)).map(({ label, unit }) => `${label} ${unit}`)).toEqual(labels);
});
