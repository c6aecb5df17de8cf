/**
 * What of the page a link shows, beside its configuration: `view.tab=costs&view.hide=runs,picture`. One table says
 * which keys there are; as in the configuration, the schema is closed. A link without a key leaves that to the person.
 */
import { InputError, quoted } from '../lib/errors.ts';
import { languages } from '../lib/language.ts';
import { suggestion } from './suggestion.ts';

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

interface ChoiceKey<Value extends string = string> {
  readonly kind: 'choice';
  readonly options: readonly Value[];
}

/** Several of the options, separated by commas; kept in the order of the options. */
interface ChoicesKey<Value extends string = string> {
  readonly kind: 'choices';
  readonly options: readonly Value[];
}

/** `on`, or left out. */
interface SwitchKey {
  readonly kind: 'switch';
}

type ViewKey = ChoiceKey | ChoicesKey | SwitchKey;

/** The one table of the view. Options of charts are entries here, and their kinds in `forms`. */
export const viewKeys = {
  /** Which findings are in sight. */
  tab: { kind: 'choice', options: ['training', 'tuning', 'costs', 'claims', 'paper'] },
  /** What training is drawn against, how strongly its losses are smoothed, and whether equal ratios are equal distances. */
  axis: { kind: 'choice', options: ['step', 'epoch', 'images', 'seconds'] },
  smoothing: { kind: 'choice', options: ['none', 'light', 'medium', 'strong'] },
  log: { kind: 'switch' },
  /** The figure that is drawn against depth. */
  metric: { kind: 'choice', options: ['loss', 'accuracy'] },
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

type ValueOf<Key extends ViewKey> = Key extends ChoiceKey<infer Value>
  ? Value
  : Key extends ChoicesKey<infer Value> ? readonly Value[] : true;

type ViewName = keyof typeof viewKeys;

/** What a link, or the person since, has chosen; absent is what the page does by itself. */
export type ViewState = { readonly [Name in ViewName]?: ValueOf<(typeof viewKeys)[Name]> | undefined };

/** What of a view the charts show. */
export function chartsOf({ axis, smoothing, log, metric }: ViewState): ViewState {
  return { axis, smoothing, log, metric };
}

const viewNames = Object.keys(viewKeys) as ViewName[];

interface TextForm {
  readonly read: (text: string, key: string, options: readonly string[]) => unknown;
  /** Empty for what is better left out. */
  readonly write: (value: unknown) => string;
}

const forms: Readonly<Record<ViewKey['kind'], TextForm>> = {
  choice: { read: oneOf, write: String },
  choices: { read: someOf, write: (value) => (value as readonly string[]).join(',') },
  switch: { read: (text, key) => oneOf(text, key, ['on']) === 'on', write: () => 'on' },
};

/** The view of `view.…` keys and their texts; throws an InputError whose path is the key. */
export function parseView(pairs: Iterable<readonly [key: string, text: string]>): ViewState {
  const view: ViewState = Object.fromEntries([...pairs].map(([key, text]) => {
    const name = viewNames.find((each) => `${VIEW_PREFIX}${each}` === key);
    if (name === undefined) throw unknownKey(key);
    return [name, forms[viewKeys[name].kind].read(text, key, optionsOf(name))];
  }));
  if (view.step !== undefined && view.lesson === undefined) throw stepOfNoLesson(view.step);
  return view;
}

/** The pairs of a view, in the order of the table. */
export function formatView(view: ViewState): readonly (readonly [key: string, text: string])[] {
  return viewNames.flatMap((name) => {
    const text = view[name] === undefined ? '' : forms[viewKeys[name].kind].write(view[name]);
    return text === '' ? [] : [[`${VIEW_PREFIX}${name}`, text] as const];
  });
}

function optionsOf(name: ViewName): readonly string[] {
  const key: ViewKey = viewKeys[name];
  return key.kind === 'switch' ? [] : key.options;
}

function oneOf(text: string, key: string, options: readonly string[]): string {
  if (options.includes(text)) return text;
  throw new InputError(key, `link, ${key}: ${quoted(text) || 'nothing'} is no choice; choose ${options.length > 1 ? 'one of ' : ''}${options.join(', ')}`);
}

function someOf(text: string, key: string, options: readonly string[]): readonly string[] {
  const chosen = new Set(text.split(',').map((part) => oneOf(part.trim(), key, options)));
  return options.filter((option) => chosen.has(option));
}

function unknownKey(key: string): InputError {
  return new InputError(quoted(key), `link: ${quoted(key)} is no known key; ${suggestion(key, viewNames.map((name) => `${VIEW_PREFIX}${name}`))}`);
}

function stepOfNoLesson(step: LessonStep): InputError {
  const key = `${VIEW_PREFIX}step`;
  return new InputError(key, `link: ${key}=${step} is the step of no lesson; add ${VIEW_PREFIX}lesson=${lessonNames[0]}, or another`);
}
