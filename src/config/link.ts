/**
 * A configuration as the fragment of a link: `#v=1&preset=quick&layout=3,3,4,3,3`. It names the version, the
 * nearest preset, and the values that differ from it; keys that begin with `view.` say what of the page is shown.
 * The schema is closed: whatever is unknown, repeated, mistyped or out of range is named in an InputError (its path
 * is the link's key), never guessed.
 */
import { InputError, quoted } from '../lib/errors.ts';
import { checkConfig } from './check.ts';
import { configDifference } from './difference.ts';
import type { ExperimentConfig, FieldName } from './fields.ts';
import { fieldNames, fieldOf } from './fields.ts';
import { formatFieldText, parseFieldText } from './field-text.ts';
import { presetNamed, presetOf, presets } from './presets.ts';
import { suggestion } from './suggestion.ts';
import { formatView, parseView, VIEW_PREFIX, type ViewState } from './view-link.ts';

/** Characters of a link: what its longest texts take when each of their characters is escaped is about 220,000. */
const LONGEST_LINK = 300_000;

/** Version of the links that are written. It goes up when a key or a preset changes its meaning. */
const LINK_VERSION = '1';
const VERSION_KEY = 'v';
const PRESET_KEY = 'preset';

/** What a link holds. */
export interface Link {
  readonly config: ExperimentConfig;
  readonly view: ViewState;
}

/** The fragment, `#` included. */
export function configToFragment(config: ExperimentConfig, view: ViewState = {}): string {
  const preset = presetOf(config);
  const pairs = configDifference(config, preset.config)
    .map((name) => `${fieldOf(name).key}=${escaped(formatFieldText(name, config[name]))}`);
  const shown = formatView(view).map(([key, text]) => `${key}=${escaped(text)}`);
  return `#${[`${VERSION_KEY}=${LINK_VERSION}`, `${PRESET_KEY}=${preset.name}`, ...pairs, ...shown].join('&')}`;
}

/** URL-safe; what may stand in a fragment as it is, such as commas and slashes, stays readable. */
function escaped(text: string): string {
  return encodeURIComponent(text).replaceAll(/%(2C|3A|2F|40|3B)/g, decodeURIComponent);
}

/** The configuration of a fragment; what it says of the view is checked as well. */
export function configFromFragment(text: string): ExperimentConfig {
  return linkFromFragment(text).config;
}

/**
 * What a fragment holds, with or without its `#`. A link without `preset` starts from the defaults.
 * An empty fragment is no link: callers ask for one only when there is one.
 */
export function linkFromFragment(text: string): Link {
  if (text.length > LONGEST_LINK) {
    throw new InputError('link', `link of ${text.length} characters: must have at most ${LONGEST_LINK}; copy the link alone`);
  }
  const values = readPairs(text.replace(/^#/, ''));
  checkVersion(values.get(VERSION_KEY));
  const start = presetConfig(values.get(PRESET_KEY));
  const changes = [...values].flatMap(([key, value]) => {
    const name = nameOfKey(key);
    return name ? [[name, withKey(key, () => parseFieldText(name, value))] as const] : [];
  });
  const linked = { ...start, ...Object.fromEntries(changes) } as ExperimentConfig;
  withKey(undefined, () => checkConfig(linked));
  return { config: linked, view: parseView([...values].filter(([key]) => key.startsWith(VIEW_PREFIX))) };
}

function readPairs(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const pair of text.split('&')) {
    const [key, value] = readPair(pair);
    if (values.has(key)) throw new InputError(key, `link: ${key} is given twice; keep one of them`);
    values.set(key, value);
  }
  return values;
}

function readPair(pair: string): readonly [key: string, value: string] {
  const equals = pair.indexOf('=');
  if (equals < 1) throw new InputError('link', `link: “${quoted(pair)}” is no key=value; write it like layout=3,3,4,3,3`);
  const key = decoded(pair.slice(0, equals), pair);
  const isKnown = key === VERSION_KEY || key === PRESET_KEY || key.startsWith(VIEW_PREFIX) || nameOfKey(key) !== undefined;
  if (!isKnown) throw unknownKey(key);
  return [key, decoded(pair.slice(equals + 1), pair)];
}

/** Mail and chat programs may escape commas; what they did is undone. */
function decoded(text: string, pair: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new InputError('link', `link: “${quoted(pair)}” has a broken %-escape; copy the whole link again`);
  }
}

function nameOfKey(key: string): FieldName | undefined {
  return fieldNames.find((name) => fieldOf(name).key === key);
}

function unknownKey(key: string): InputError {
  const known = [VERSION_KEY, PRESET_KEY, ...fieldNames.map((name) => fieldOf(name).key)];
  return new InputError(quoted(key), `link: ${quoted(key)} is no known key; ${suggestion(key, known)}`);
}

function checkVersion(version: string | undefined): void {
  if (version === LINK_VERSION) return;
  const found = version === undefined ? 'v is missing' : `v=${quoted(version)} is a version this page does not know`;
  throw new InputError(VERSION_KEY, `link: ${found}; start it with #v=${LINK_VERSION}`);
}

function presetConfig(name: string | undefined): ExperimentConfig {
  const preset = presetNamed(name ?? 'quick');
  if (preset) return preset.config;
  const known = presets.map((each) => each.name).join(', ');
  throw new InputError(PRESET_KEY, `link: preset=${quoted(name ?? '')} is no known preset; choose one of ${known}`);
}

/** Says of an InputError which key of the link it is about. */
function withKey<Value>(key: string | undefined, read: () => Value): Value {
  try {
    return read();
  } catch (thrown) {
    if (!(thrown instanceof InputError)) throw thrown;
    const named = key ?? keyOfPath(thrown.path);
    throw new InputError(named, `link, ${named}: ${thrown.message}`);
  }
}

/** `depths[2]` → the key of `depths`. */
function keyOfPath(path: string): string {
  const name = fieldNames.find((each) => each === path.replace(/\[.*$/, ''));
  return name ? fieldOf(name).key : path;
}
