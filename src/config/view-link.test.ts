import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultConfig } from './defaults.ts';
import { configToFragment, linkFromFragment } from './link.ts';
import { fieldOf, type FieldName } from './fields.ts';
import { chartsOf, formatView, hideableParts, viewKeys, type ViewState } from './view-link.ts';

/** Ends with at most six digits after the point. */
const anyPart = fc.tuple(fc.nat(1e9), fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 0, max: 6 }))
  .map(([from, width, digits]): readonly [number, number] => [from / 10 ** digits, (from + width) / 10 ** digits]);

function someOf<Value>(options: readonly Value[]): fc.Arbitrary<readonly Value[]> {
  return fc.subarray([...options], { minLength: 1 });
}

const anyView: fc.Arbitrary<ViewState> = fc.record({
  tab: fc.constantFrom(...viewKeys.tab.options),
  result: fc.stringMatching(/^[a-z0-9-]{1,80}$/),
  axis: fc.constantFrom(...viewKeys.axis.options),
  smoothing: fc.constantFrom(...viewKeys.smoothing.options),
  log: fc.constant(true as const),
  zoom: anyPart,
  trainOff: someOf(viewKeys.trainOff.options),
  trainMinus: fc.constant('baseline' as const),
  metric: fc.constantFrom(...viewKeys.metric.options),
  phase: fc.constantFrom(...viewKeys.phase.options),
  depthOff: someOf(viewKeys.depthOff.options),
  depthZoom: anyPart,
  minus: fc.constantFrom(...viewKeys.minus.options),
  moment: fc.integer({ min: 1, max: viewKeys.moment.max }),
  paper: fc.constant(true as const),
  tuneMetric: fc.constantFrom(...viewKeys.tuneMetric.options),
  tuneAxis: fc.constantFrom(...viewKeys.tuneAxis.options),
  tuneZoom: anyPart,
  tuneDepth: fc.integer({ min: 1, max: viewKeys.tuneDepth.max }),
  tuneOff: someOf(viewKeys.tuneOff.options),
  tuneMinus: fc.constant('baseline' as const),
  tradeMetric: fc.constantFrom(...viewKeys.tradeMetric.options),
  tradeAxis: fc.constantFrom(...viewKeys.tradeAxis.options),
  tradePhase: fc.constantFrom(...viewKeys.tradePhase.options),
  tradeOff: someOf(viewKeys.tradeOff.options),
  tradeLog: fc.constant(true as const),
  tradeZoom: anyPart,
  theme: fc.constantFrom(...viewKeys.theme.options),
  lang: fc.constantFrom(...viewKeys.lang.options),
  hide: someOf(hideableParts),
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

test('lines, moments and parts of axes are written for people to read, too', () => {
  const view = {
    zoom: [100, 200.5], trainOff: ['vanilla-net', 'trained-8'], phase: 'tuned', depthOff: ['simple-lg'], depthZoom: [4.5, 8], minus: 'baseline', moment: 150, paper: true,
    tuneMetric: 'loss', tuneAxis: 'epoch', tuneZoom: [0, 2], tuneDepth: 8, tuneOff: ['scratch'],
  } as const;
  expect(configToFragment(defaultConfig, view)).toBe(
    '#v=1&preset=quick&view.zoom=100-200.5&view.train-off=vanilla-net,trained-8&view.phase=tuned&view.depth-off=simple-lg&view.depth-zoom=4.5-8&view.minus=baseline'
    + '&view.moment=150&view.paper=on&view.tune-metric=loss&view.tune-axis=epoch&view.tune-zoom=0-2&view.tune-depth=8&view.tune-off=scratch',
  );
});

test('what cost against accuracy shows is written in the same way', () => {
  const view = { tab: 'tradeoff', tradeMetric: 'loss', tradeAxis: 'training', tradePhase: 'tuned', tradeOff: ['scratch'], tradeLog: true, tradeZoom: [9.5, 11] } as const;
  expect(configToFragment(defaultConfig, view)).toBe(
    '#v=1&preset=quick&view.tab=tradeoff&view.trade-metric=loss&view.trade-axis=training&view.trade-phase=tuned&view.trade-off=scratch&view.trade-log=on&view.trade-zoom=9.5-11',
  );
});

test('whatever a configuration may be evaluated or tuned at may stand in a view', () => {
  expect(viewKeys.tuneDepth).toMatchObject(boundsOf('tuneDepths'));
  expect(viewKeys.moment).toMatchObject(boundsOf('steps'));
  expect(viewKeys.trainOff.options).toContain(`trained-${boundsOf('depths').max}`);
});

function boundsOf(name: FieldName): { readonly min: number; readonly max: number } {
  const field = fieldOf(name);
  if (!('max' in field)) throw new Error(`${name} has no bounds`);
  return { min: field.min, max: field.max };
}

test('what the charts show is told apart from the rest of a view', () => {
  const charts = { axis: 'epoch', zoom: [1, 2], tuneOff: ['scratch'] } as const;
  expect(formatView(chartsOf({ ...charts, tab: 'costs', hide: ['runs'], lesson: 'orders', step: 'run' }))).toEqual(formatView(charts));
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
    ['#v=1&view.zoom=200-100', 'view.zoom', 'link, view.zoom: 200-100 is no part of an axis; write it from left to right, like 100-200'],
    ['#v=1&view.zoom=100', 'view.zoom', 'link, view.zoom: 100 is no part of an axis'],
    ['#v=1&view.tune-zoom=-5-1e3', 'view.tune-zoom', 'link, view.tune-zoom: -5-1e3 is no part of an axis'],
    ['#v=1&view.zoom=0.1234567-1', 'view.zoom', 'link, view.zoom: 0.1234567-1 is no part of an axis'],
    ['#v=1&view.result=../secrets.json', 'view.result', 'link, view.result: ../secrets.json is no name; write it in small letters, digits and hyphens, like figure-1d-shapes10'],
    ['#v=1&view.result=', 'view.result', 'link, view.result: nothing is no name'],
    ['#v=1&view.moment=0', 'view.moment', 'link, view.moment: 0 is no whole number from 1 to 1000000; give one'],
    ['#v=1&view.moment=1.5', 'view.moment', 'link, view.moment: 1.5 is no whole number from 1 to 1000000'],
    ['#v=1&view.tune-depth=65', 'view.tune-depth', 'link, view.tune-depth: 65'],
    ['#v=1&view.train-off=aux-net,trained-65', 'view.train-off', 'link, view.train-off: trained-65 is no choice; choose one of aux-net, vanilla-net, tleg-net, deep-net, trained-1 to trained-64, ancestor'],
    ['#v=1&view.depth-off=aux-net', 'view.depth-off', 'link, view.depth-off: aux-net is no choice; choose one of cyclic'],
    ['#v=1&view.minus=nothing', 'view.minus', 'link, view.minus: nothing is no choice'],
    ['#v=1&view.tuneZoom=1-2', 'view.tuneZoom', 'link: view.tuneZoom is no known key; did you mean view.tune-zoom?'],
    ['#v=1&view.__proto__=on', 'view.__proto__', 'link: view.__proto__ is no known key'],
  ])('%s', (fragment, path, message) => {
    expect(() => linkFromFragment(fragment)).toThrow(message);
    expect(() => linkFromFragment(fragment)).toThrow(expect.objectContaining({ name: 'InputError', path }));
  });
});
