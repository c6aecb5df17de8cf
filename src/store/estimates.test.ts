import { expect, test } from 'vitest';
import { defaultConfig } from '../config/defaults.ts';
import { resultsFixture } from '../worker/fake-worker.fixture.ts';
import { estimateOf, type Speed, shapeOf, speedOfRun, withSpeed } from './estimates.ts';
import { formatSpeeds, parseSpeeds } from './speed-book.ts';

const secondsPerMac = { training: 2e-9, evaluation: 1e-9, ancestorTraining: 0, ancestorEvaluation: 0 };
const speed: Speed = { asked: 'auto', engine: 'wasm', shape: shapeOf(defaultConfig), secondsPerMac, source: 'timed' };
const images = { channels: 3, classes: 2 };
/** As the fixture of results has them. */
const data = { images, validationImages: 4, target: images, targetValidationImages: 4 };

test.each([undefined, speed])('the same configuration takes the time of its run again, whatever was known before', (known) => {
  const learned = speedOfRun(resultsFixture({ seconds: 90, engine: { name: 'wasm', adapter: '', reason: '' } }), 'auto', known);
  expect(estimateOf(learned, defaultConfig, data)).toMatchObject({ engine: 'wasm', source: 'run' });
  expect(estimateOf(learned, defaultConfig, data)?.seconds).toBeCloseTo(90);
});

test('a run that failed in part, or on which an engine failed, tells nothing', () => {
  const failure = { network: 'vanilla-net', seed: 0, step: 3, reason: 'the loss became NaN' } as const;
  expect(speedOfRun(resultsFixture({ seconds: 90, failures: [failure] }), 'auto', speed)).toBeUndefined();
});

test('a speed of the same engine and shape is replaced, and the oldest forgotten in time', () => {
  const others = Array.from({ length: 40 }, (_, i) => ({ ...speed, shape: `other ${i}` }));
  const speeds = [speed, ...others, { ...speed, source: 'run' as const }].reduce<readonly Speed[]>(withSpeed, []);
  expect(speeds).toHaveLength(24);
  expect(speeds.filter(({ shape }) => shape === speed.shape)).toEqual([{ ...speed, source: 'run' }]);
  expect(speeds.some(({ shape }) => shape === 'other 0')).toBe(false);
});

test('what another version wrote, or anyone else, is not taken for a speed', () => {
  expect(parseSpeeds(formatSpeeds([speed]))).toEqual([speed]);
  for (const text of [null, '', '{', '{}', '[1, null]', JSON.stringify([{ ...speed, secondsPerMac: { training: 1 } }]), JSON.stringify([{ ...speed, source: 'guess' }])]) {
    expect(parseSpeeds(text)).toEqual([]);
  }
});
