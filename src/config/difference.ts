import type { ExperimentConfig, FieldName } from './fields.ts';
import { fieldNames, fieldOf } from './fields.ts';
import { formatFieldText } from './field-text.ts';

/** The fields in which two configurations differ, in table order. */
export function configDifference(a: ExperimentConfig, b: ExperimentConfig): readonly FieldName[] {
  return fieldNames.filter((name) => formatFieldText(name, a[name]) !== formatFieldText(name, b[name]));
}

/**
 * What sets `config` apart from `base`, in the words of a link, for tables of runs: `layout 3,3,4,3,3 · lr 0.001`.
 * Empty when nothing does.
 */
export function differenceLabel(config: ExperimentConfig, base: ExperimentConfig): string {
  return configDifference(config, base)
    .map((name) => `${fieldOf(name).key} ${formatFieldText(name, config[name])}`)
    .join(' · ');
}
