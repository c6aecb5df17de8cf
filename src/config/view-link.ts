/**
 * What of the page a link shows, beside its configuration: `view.tab=costs&view.hide=runs,picture`. One table says
 * which keys there are; as in the configuration, the schema is closed. A link without a key leaves that to the person.
 */
import { InputError, quoted } from '../lib/errors.ts';
import { languages } from '../lib/language.ts';
import { strategies } from '../sws/strategy.ts';
import type { NetworkName } from './network-name.ts';
import { suggestion } from './suggestion.ts';
import { readViewText, type ValueOf, type ViewKey, viewText } from './view-text.ts';

/** Bounds of what charts can show: those of depths and steps in fields.ts. */
const MOST_LAYERS = 64;
const MOST_STEPS = 1_000_000;

/** Keys of the view begin so, that they never meet those of a configuration. */
export const VIEW_PREFIX = 'view.';

/** Parts of the page that a link may leave out, for a class or beside a text. */
export const hideableParts = ['preset', 'engine', 'share', 'theme', 'language', 'configuration', 'picture', 'depth', 'findings', 'runs'] as const;
export type HideablePart = (typeof hideableParts)[number];

/** The guided experiments, in the order in which they build on each other; src/lessons has what they are. */
export const lessonNames = ['learngene', 'simple-lg', 'layouts', 'orders', 'distillation', 'costs'] as const;
export type LessonName = (typeof lessonNames)[number];

/** The steps of every lesson. */
export const lessonSteps = ['idea', 'look', 'predict', 'run', 'answer'] as const;
export type LessonStep = (typeof lessonSteps)[number];

/** The networks whose losses are drawn while they train; there are as many trained ones as there may be depths. */
const networkNames: readonly NetworkName[] = [
  'aux-net', 'vanilla-net', 'tleg-net', 'deep-net', ...Array.from({ length: MOST_LAYERS }, (_, i): NetworkName => `trained-${i + 1}`), 'ancestor',
];
const networksTold = `aux-net, vanilla-net, tleg-net, deep-net, trained-1 to trained-${MOST_LAYERS}, ancestor`;
const strategyNames = strategies.map(({ name }) => name);
const strategyLines = { kind: 'choices', options: strategyNames } as const;
const axisPart = { kind: 'window' } as const;

/** What the charts show. */
const chartKeys = {
  /** The built-in result that they show: offered, and fetched when the person says so. */
  result: { kind: 'name' },
  /** What training is drawn against, how strongly its losses are smoothed, and whether equal ratios are equal distances. */
  axis: { kind: 'choice', options: ['step', 'epoch', 'images', 'seconds'] },
  smoothing: { kind: 'choice', options: ['none', 'light', 'medium', 'strong'] },
  log: { kind: 'switch' },
  /** The part of that axis, and the networks whose lines are switched off. */
  zoom: axisPart,
  trainOff: { kind: 'choices', options: networkNames, told: networksTold },
  /** Whether the baseline run's losses are subtracted. */
  trainMinus: { kind: 'choice', options: ['baseline'] },
  /** The figure that is drawn against depth, before or after tuning; the strategies whose lines are switched off. */
  metric: { kind: 'choice', options: ['loss', 'accuracy'] },
  phase: { kind: 'choice', options: ['untuned', 'tuned'] },
  depthOff: strategyLines,
  /** The part of the depths that is shown. */
  depthZoom: axisPart,
  /** What is subtracted there: another strategy's figures from those of the first, or from each the baseline run's. */
  minus: { kind: 'choice', options: [...strategyNames, 'baseline'] },
  /** The step of training whose Des-Nets are shown, where the run has it; and whether the paper's figures lie over them. */
  moment: { kind: 'whole', min: 1, max: MOST_STEPS },
  paper: { kind: 'switch' },
  /** The same of tuning: figure, axis and its part, layers of the Des-Nets, strategies that are switched off. */
  tuneMetric: { kind: 'choice', options: ['accuracy', 'loss'] },
  tuneAxis: { kind: 'choice', options: ['step', 'epoch'] },
  tuneZoom: axisPart,
  tuneDepth: { kind: 'whole', min: 1, max: MOST_LAYERS },
  tuneOff: strategyLines,
  tuneMinus: { kind: 'choice', options: ['baseline'] },
  /** Of cost against accuracy: figure, what is counted, before or after tuning where that is size, lines that are off. */
  tradeMetric: { kind: 'choice', options: ['accuracy', 'loss'] },
  tradeAxis: { kind: 'choice', options: ['flops', 'parameters', 'training'] },
  tradePhase: { kind: 'choice', options: ['untuned', 'tuned'] },
  tradeOff: strategyLines,
  /** Of training: whether equal ratios are equal distances; the part shown, in 10⁹ sample·FLOPs, or in powers of ten of them. */
  tradeLog: { kind: 'switch' },
  tradeZoom: axisPart,
} as const satisfies Record<string, ViewKey>;

/** The one table of the view; how each kind is written stands in view-text.ts. A key of two words has a hyphen in links. */
export const viewKeys = {
  /** Which findings are in sight. */
  tab: { kind: 'choice', options: ['training', 'tuning', 'tradeoff', 'costs', 'claims', 'paper'] },
  ...chartKeys,
  /** For this visit; what the person chose for themselves is kept. */
  theme: { kind: 'choice', options: ['light', 'dark', 'system'] },
  /** For this visit, alike. */
  lang: { kind: 'choice', options: languages },
  hide: { kind: 'choices', options: hideableParts },
  /** The page stands in a frame of another: only what is needed to run and to look. */
  embed: { kind: 'switch' },
  /** The lesson that is open, and its step; without a step it goes on where the person left it. */
  lesson: { kind: 'choice', options: lessonNames },
  step: { kind: 'choice', options: lessonSteps },
} as const satisfies Record<string, ViewKey>;

type ViewName = keyof typeof viewKeys;

/** What a link, or the person since, has chosen; absent is what the page does by itself. */
export type ViewState = { readonly [Name in ViewName]?: ValueOf<(typeof viewKeys)[Name]> | undefined };

/** What of a view the charts show; undefined for all that they do by themselves. */
export function chartsOf(view: ViewState): ViewState {
  return Object.fromEntries(Object.keys(chartKeys).map((name) => [name, view[name as keyof typeof chartKeys]]));
}

const viewNames = Object.keys(viewKeys) as ViewName[];

/** The view of `view.…` keys and their texts; throws an InputError whose path is the key. */
export function parseView(pairs: Iterable<readonly [key: string, text: string]>): ViewState {
  const view: ViewState = Object.fromEntries([...pairs].map(([key, text]) => {
    const name = viewNames.find((each) => linkKey(each) === key);
    if (name === undefined) throw unknownKey(key);
    return [name, readViewText(text, key, viewKeys[name])];
  }));
  if (view.step !== undefined && view.lesson === undefined) throw stepOfNoLesson(view.step);
  return view;
}

/** The pairs of a view, in the order of the table. */
export function formatView(view: ViewState): readonly (readonly [key: string, text: string])[] {
  return viewNames.flatMap((name) => {
    const text = view[name] === undefined ? '' : viewText(view[name], viewKeys[name]);
    return text === '' ? [] : [[linkKey(name), text] as const];
  });
}

/** `tuneZoom` → `view.tune-zoom`. */
function linkKey(name: ViewName): string {
  return `${VIEW_PREFIX}${name.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`)}`;
}

function unknownKey(key: string): InputError {
  return new InputError(quoted(key), `link: ${quoted(key)} is no known key; ${suggestion(key, viewNames.map(linkKey))}`);
}

function stepOfNoLesson(step: LessonStep): InputError {
  const key = `${VIEW_PREFIX}step`;
  return new InputError(key, `link: ${key}=${step} is the step of no lesson; add ${VIEW_PREFIX}lesson=${lessonNames[0]}, or another`);
}
