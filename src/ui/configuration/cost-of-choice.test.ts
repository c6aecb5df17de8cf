import { expect, test } from 'vitest';
import { defaultConfig } from '../../config/defaults.ts';
import type { ExperimentConfig } from '../../config/fields.ts';
import { type ConfigurationState, initialConfiguration, withText, withValue } from '../../store/configuration.ts';
import { noEstimates, type Speed, shapeOf } from '../../store/estimates.ts';
import { costOfChoice } from './cost-of-choice.ts';

/** A machine that does a thousand million multiply-accumulates a second, of every kind. */
const secondsPerMac = { training: 1e-9, evaluation: 1e-9, ancestorTraining: 1e-9, ancestorEvaluation: 1e-9 };
const speed: Speed = { asked: 'auto', engine: 'wasm', shape: shapeOf(defaultConfig), secondsPerMac, source: 'timed' };

function secondsOf(configuration: ConfigurationState, speeds: readonly Speed[] = [speed], engine = 'auto'): number | undefined {
  return costOfChoice({ configuration, estimates: { ...noEstimates, speeds }, history: [] }, engine)?.time?.seconds;
}

const edited = <Name extends keyof ExperimentConfig>(name: Name, value: ExperimentConfig[Name]): ConfigurationState =>
  withValue(initialConfiguration(), name, value);

test('the time is unknown before this machine’s speed is, on that engine and for that width', () => {
  expect(secondsOf(initialConfiguration(), [])).toBeUndefined();
  expect(secondsOf(initialConfiguration(), [speed], 'webgpu')).toBeUndefined();
  expect(secondsOf(edited('dim', 128))).toBeUndefined();
});

test('other depths and more steps need no new timing, and take longer', () => {
  const before = secondsOf(initialConfiguration()) ?? Number.NaN;
  expect(secondsOf(edited('steps', 2 * defaultConfig.steps))).toBeGreaterThan(1.5 * before);
  expect(secondsOf(edited('depths', [...defaultConfig.depths, 9, 10]))).toBeGreaterThan(before);
});

test('it takes training and evaluations of all phases into account, each at its own speed', () => {
  const only = (kind: keyof typeof secondsPerMac): Speed => ({ ...speed, secondsPerMac: { ...zero, [kind]: 1e-9 } });
  const zero = { training: 0, evaluation: 0, ancestorTraining: 0, ancestorEvaluation: 0 };
  const parts = (['training', 'evaluation', 'ancestorTraining', 'ancestorEvaluation'] as const).map((kind) => secondsOf(initialConfiguration(), [only(kind)]) ?? 0);
  expect(parts[0]).toBeGreaterThan(0);
  expect(parts[1]).toBeGreaterThan(0);
  expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(secondsOf(initialConfiguration()) ?? Number.NaN);
});

test('a configuration with a problem has no cost', () => {
  const configuration = withText(initialConfiguration(), 'steps', 'many');
  expect(costOfChoice({ configuration, estimates: noEstimates, history: [] }, 'auto')).toBeUndefined();
});
