import { readFile } from 'node:fs/promises';
import { checkConfig } from '../config/check.ts';
import { configFromJson } from '../config/config-file.ts';
import { defaultConfig } from '../config/defaults.ts';
import type { Field } from '../config/field.ts';
import { formatFieldText, parseFieldText } from '../config/field-text.ts';
import { fieldNames, fieldOf, type ExperimentConfig } from '../config/fields.ts';
import { configFromFragment } from '../config/link.ts';
import { presetNamed, presets } from '../config/presets.ts';
import { suggestion } from '../config/suggestion.ts';
import { parseJsonText } from '../formats/check.ts';
import { InputError, messageOf } from '../lib/errors.ts';
import { isObject } from '../lib/is-object.ts';
import { fieldsOfSource } from './image-sources.ts';
import { readFlag, UsageError, type Flag } from './usage.ts';

/** Flags that choose the configuration to start from; `data` names images here and is not the field. */
const sources: readonly Flag[] = [
  { name: 'preset', value: 'name', help: `${presets.map(({ name }) => name).join(', ')} (default quick)` },
  { name: 'config', value: 'file.json', help: 'a configuration, or a results document whose configuration to repeat' },
  { name: 'link', value: "'#v=1&…'", help: 'a link shared from the page, whole or from its # on' },
];

const changeable = fieldNames.filter((name) => name !== 'data');

/** The flags that make up a configuration: a source, then every field of the table. */
export const configFlags: readonly Flag[] = [
  ...sources,
  ...changeable.map((name) => {
    const field = fieldOf(name);
    return { name: field.key, value: valueOf(field), help: `${field.label.toLowerCase()} (quick: ${formatFieldText(name, defaultConfig[name])})` };
  }),
];

/**
 * The configuration that the flags describe: a preset, file or link (by default `start`, else quick), changed by single
 * fields. Checked.
 * Throws an InputError that names the flag, the value and the remedy.
 */
export async function configFromFlags(flags: ReadonlyMap<string, string>, start?: ExperimentConfig): Promise<ExperimentConfig> {
  const given = sources.filter(({ name }) => flags.has(name));
  if (given.length > 1) {
    throw new UsageError('preset', `${given.map(({ name }) => `--${name}`).join(' and ')}: exclude each other; give one of them`);
  }
  const base = given.length === 0 && start ? start : await baseConfig(flags);
  const changes = changeable.flatMap((name) => {
    const text = flags.get(fieldOf(name).key);
    return text === undefined ? [] : [[name, readFlag(() => parseFieldText(name, text))] as const];
  });
  const config: ExperimentConfig = { ...base, ...Object.fromEntries(changes), ...ownImages(flags) };
  checkConfig(config);
  checkAncestorFile(config, flags.get('ancestor-file'));
  return config;
}

/** Images that a flag names, whatever the preset says. */
function ownImages(flags: ReadonlyMap<string, string>): Partial<ExperimentConfig> {
  const [data, target] = [flags.get('data'), flags.get('target-data')];
  return {
    ...(data !== undefined && fieldsOfSource(data, 'data')),
    ...(target !== undefined && fieldsOfSource(target, 'target')),
  };
}

/** A file that nobody would look at is a mistake. */
function checkAncestorFile({ ancestor, ancestorUrl }: ExperimentConfig, path: string | undefined): void {
  if (path === undefined) return;
  if (ancestor !== 'safetensors' && ancestor !== 'tfjs') {
    throw new UsageError('ancestor-file', `--ancestor-file ${path}: is not used with ancestor ${ancestor}; give --ancestor safetensors or --ancestor tfjs too`);
  }
  if (ancestorUrl) throw new UsageError('ancestor-file', `--ancestor-file ${path}: is not used beside the address ${ancestorUrl}; give one of them`);
}

async function baseConfig(flags: ReadonlyMap<string, string>): Promise<ExperimentConfig> {
  const link = flags.get('link');
  if (link !== undefined) return configFromFragment(link.slice(Math.max(0, link.indexOf('#'))));
  const path = flags.get('config');
  if (path !== undefined) return configFromFile(path);
  const name = flags.get('preset') ?? 'quick';
  const preset = presetNamed(name);
  if (!preset) throw new UsageError('preset', `--preset ${name}: unknown; ${suggestion(name, presets.map((known) => known.name))}`);
  return preset.config;
}

async function configFromFile(path: string): Promise<ExperimentConfig> {
  const text = await readFile(path, 'utf8').catch((thrown: unknown) => {
    throw new InputError('config', `${path}: cannot be read (${messageOf(thrown)}); check the path`);
  });
  try {
    const document = parseJsonText(text, 'configuration');
    const isResults = isObject(document) && 'format' in document && 'config' in document;
    return configFromJson(isResults ? document.config : document);
  } catch (thrown) {
    throw new InputError('config', `${path}: ${messageOf(thrown)}`);
  }
}

/** What stands for a field's value in the help. */
function valueOf(field: Field): string {
  if (field.kind === 'choice') return field.options.map(({ value }) => value).join('|');
  if (field.kind === 'integers') return field.distinct ? 'n,n-n' : 'n,n,…';
  return { integer: 'n', number: 'n', boolean: 'on|off', strategies: 'name,…', order: 'name|n,n,…', text: 'text' }[field.kind];
}
