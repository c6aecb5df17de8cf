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

/** Longest text of a value in a line of changes; class names alone may take thousands of letters. */
const MOST_LETTERS = 40;

/** What lines of changes are made of; the English words stand in the table of fields. */
export interface ChangeWords {
  readonly labelOf: (name: FieldName) => string;
  readonly empty: string;
}

const englishChanges: ChangeWords = { labelOf: (name) => fieldOf(name).label, empty: 'empty' };

/** What changes from one configuration to another, a line a field in the words of the form: `Steps: 300 → 77`. */
export function changeLines(from: ExperimentConfig, to: ExperimentConfig, words: ChangeWords = englishChanges): readonly string[] {
  return configDifference(from, to).map((name) => {
    const [before, after] = [from, to].map((config) => shortened(formatFieldText(name, config[name]) || words.empty));
    return `${words.labelOf(name)}: ${before} → ${after}`;
  });
}

function shortened(text: string): string {
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text;
}
