import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultConfig } from './defaults.ts';
import { configToFragment, linkFromFragment } from './link.ts';
import { hideableParts, viewKeys, type ViewState } from './view-link.ts';

const anyView: fc.Arbitrary<ViewState> = fc.record({
  tab: fc.constantFrom(...viewKeys.tab.options),
  axis: fc.constantFrom(...viewKeys.axis.options),
  smoothing: fc.constantFrom(...viewKeys.smoothing.options),
  log: fc.constant(true as const),
  metric: fc.constantFrom(...viewKeys.metric.options),
  theme: fc.constantFrom(...viewKeys.theme.options),
  lang: fc.constantFrom(...viewKeys.lang.options),
  hide: fc.subarray([...hideableParts], { minLength: 1 }),
  embed: fc.constant(true as const),
  lesson: fc.constantFrom(...viewKeys.lesson.options),
}, { requiredKeys: [] }).chain((view) => fc.constantFrom(undefined, ...viewKeys.step.options).map(
  (step) => (view.lesson === undefined || step === undefined ? view : { ...view, step }),
));

test('every view comes back from its link as it was, and the configuration with it', () => {
  const config = { ...defaultConfig, steps: 7 };
  fc.assert(fc.property(anyView, (view) => {
    expect(linkFromFragment(configToFragment(config, view))).toEqual({ config, view });
  }));
});

test('a view is written for people to read, after the configuration', () => {
  const view = { tab: 'costs', hide: ['picture', 'runs'], embed: true } as const;
  expect(configToFragment(defaultConfig, view)).toBe('#v=1&preset=quick&view.tab=costs&view.hide=picture,runs&view.embed=on');
});

test('what the charts show is written as it is chosen there', () => {
  const view = { axis: 'images', smoothing: 'strong', log: true, metric: 'accuracy' } as const;
  expect(configToFragment(defaultConfig, view)).toBe('#v=1&preset=quick&view.axis=images&view.smoothing=strong&view.log=on&view.metric=accuracy');
});

test('what is hidden may stand in any order', () => {
  expect(linkFromFragment('#v=1&view.hide=runs,picture').view.hide).toEqual(['picture', 'runs']);
});

test('a view that leaves nothing out, and one that chooses nothing, leave no trace in the link', () => {
  expect(configToFragment(defaultConfig, { hide: [], tab: undefined })).toBe('#v=1&preset=quick');
});

describe('refused, naming key, value and remedy', () => {
  test.each([
    ['#v=1&view.axis=time', 'view.axis', 'link, view.axis: time is no choice; choose one of step, epoch, images, seconds'],
    ['#v=1&view.tabs=costs', 'view.tabs', 'link: view.tabs is no known key; did you mean view.tab?'],
    ['#v=1&view.tab=cost', 'view.tab', 'link, view.tab: cost is no choice; choose one of training, tuning'],
    ['#v=1&view.hide=', 'view.hide', 'link, view.hide: nothing is no choice; choose one of preset, engine'],
    ['#v=1&view.hide=runs,charts', 'view.hide', 'link, view.hide: charts is no choice'],
    ['#v=1&view.embed=1', 'view.embed', 'link, view.embed: 1 is no choice; choose on'],
    ['#v=1&view.tab=costs&view.tab=tuning', 'view.tab', 'link: view.tab is given twice; keep one of them'],
    ['#v=1&view.lesson=simplelg', 'view.lesson', 'link, view.lesson: simplelg is no choice; choose one of learngene, simple-lg, layouts, orders'],
    ['#v=1&view.lesson=orders&view.step=2', 'view.step', 'link, view.step: 2 is no choice; choose one of idea, look, predict, run, answer'],
    ['#v=1&view.step=run', 'view.step', 'link: view.step=run is the step of no lesson; add view.lesson=learngene'],
    ['#v=1&view.__proto__=on', 'view.__proto__', 'link: view.__proto__ is no known key'],
  ])('%s', (fragment, path, message) => {
    expect(() => linkFromFragment(fragment)).toThrow(message);
    expect(() => linkFromFragment(fragment)).toThrow(expect.objectContaining({ name: 'InputError', path }));
  });
});
