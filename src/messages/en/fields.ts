import type { ChoiceField } from '../../config/field.ts';
import { type ExperimentConfig, type FieldName, fieldNames, fieldOf, type fields as fieldTable } from '../../config/fields.ts';

export interface FieldWords {
  readonly label: string;
  readonly help: string;
  /** The paper's own value, where it has one. */
  readonly paper?: string;
  readonly unit?: string;
}

type ChoiceName = { readonly [Name in FieldName]: (typeof fieldTable)[Name] extends ChoiceField ? Name : never }[FieldName];
type OptionWords = { readonly [Name in ChoiceName]: Readonly<Record<ExperimentConfig[Name], string>> };

/** The command line and the form describe fields alike: their English words stand in the table of fields. */
export const fields = Object.fromEntries(fieldNames.map((name) => [name, wordsOf(name)])) as Readonly<Record<FieldName, FieldWords>>;

/** Labels of the options of choices, by field and value. */
export const options = Object.fromEntries(fieldNames.flatMap((name) => {
  const field = fieldOf(name);
  return field.kind === 'choice' ? [[name, Object.fromEntries(field.options.map(({ value, label }) => [value, label]))]] : [];
})) as OptionWords;

function wordsOf(name: FieldName): FieldWords {
  const { label, help, paper, unit } = fieldOf(name);
  return { label, help, ...(paper !== undefined && { paper }), ...(unit !== undefined && { unit }) };
}
