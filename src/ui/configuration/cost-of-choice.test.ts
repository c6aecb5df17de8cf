import { expect, test } from 'vitest';
import { defaultConfig } from '../../config/defaults.ts';
import { initialConfiguration, withText, withValue } from '../../store/configuration.ts';
import { resultsFixture } from '../../worker/fake-worker.fixture.ts';
import { costOfChoice } from './cost-of-choice.ts';

test('the time is unknown before a run', () => {
  expect(costOfChoice(initialConfiguration(), undefined)?.seconds).toBeUndefined();
});

test('the same configuration takes the time of the last run again', () => {
  const last = resultsFixture({ config: defaultConfig, seconds: 90 });
  expect(costOfChoice(initialConfiguration(), last)?.seconds).toBeCloseTo(90);
});

test('a run that was stopped tells nothing of the time', () => {
  expect(costOfChoice(initialConfiguration(), resultsFixture({ complete: false }))?.seconds).toBeUndefined();
});

test('without live evaluations, twice the steps take twice the time', () => {
  const config = { ...defaultConfig, evaluateEvery: 10_000 };
  const doubled = withValue(withValue(initialConfiguration(), 'evaluateEvery', 10_000), 'steps', defaultConfig.steps * 2);
  expect(costOfChoice(doubled, resultsFixture({ config, seconds: 90 }))?.seconds).toBeCloseTo(180);
});

test('a configuration with a problem has no cost', () => {
  expect(costOfChoice(withText(initialConfiguration(), 'steps', 'many'), undefined)).toBeUndefined();
});
