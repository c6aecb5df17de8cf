import type { FieldName } from '../config/fields.ts';
import type { FirstMessages } from './messages.ts';

/** What the option of a choice is called; the option itself where it has no name. */
export function optionLabel(options: FirstMessages['options'], name: FieldName, value: string): string {
  const words: Readonly<Partial<Record<FieldName, Readonly<Record<string, string>>>>> = options;
  return words[name]?.[value] ?? value;
}
