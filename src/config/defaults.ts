import type { ExperimentConfig } from './fields.ts';
import { fieldNames, fields } from './fields.ts';

/** Every field at its default: the preset `quick`. */
export const defaultConfig = Object.fromEntries(
  fieldNames.map((name) => [name, fields[name].default]),
) as unknown as ExperimentConfig;
