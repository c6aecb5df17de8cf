import { InputError } from '../lib/errors.ts';
import { isObject } from '../lib/is-object.ts';
import { checkConfig } from './check.ts';
import { checkField } from './check-field.ts';
import { defaultConfig } from './defaults.ts';
import type { ExperimentConfig, FieldName } from './fields.ts';
import { fieldNames } from './fields.ts';
import { suggestion } from './suggestion.ts';

/**
 * The configuration that a parsed JSON document holds, keyed by the fields' names (`stageLayout`), as results
 * documents store it. Missing fields take their defaults; anything unknown or illegal is an InputError.
 */
export function configFromJson(document: unknown): ExperimentConfig {
  if (!isObject(document)) {
    const found = JSON.stringify(document)?.slice(0, 60);
    throw new InputError('config', `config ${found}: must be an object such as {"stageLayout": [3, 3, 4, 3, 3]}`);
  }
  const entries = Object.entries(document).map(([key, value]: [string, unknown]) => {
    const name = nameOf(key);
    return [name, checkField(name, value)] as const;
  });
  const config = { ...defaultConfig, ...Object.fromEntries(entries) } as ExperimentConfig;
  checkConfig(config);
  return config;
}

/** Only the table's own names pass, so `__proto__` and its like never become a property. */
function nameOf(key: string): FieldName {
  const name = fieldNames.find((each) => each === key);
  if (name) return name;
  throw new InputError(key, `config: ${key} is no known field; ${suggestion(key, fieldNames)}`);
}
