import type { ReactElement } from 'react';
import type { FieldName } from '../../config/fields.ts';
import { formatFieldText } from '../../config/field-text.ts';
import { useFirstMessages } from '../language/language.ts';
import { usePlaygroundState } from '../playground-context.ts';
import type { ControlIds } from './field-row.tsx';
import styles from './list-text-input.module.css';
import { useDraft } from './use-draft.ts';

interface ListTextInputProps {
  readonly name: FieldName;
  readonly ids: ControlIds;
}

/** A list as the text that links use, for who would rather type: `3,3,4,3,3`, `4-8,10`. */
export function ListTextInput({ name, ids }: ListTextInputProps): ReactElement {
  const text = usePlaygroundState(({ configuration: { config } }) => formatFieldText(name, config[name]));
  const { configuration: words, fields } = useFirstMessages();
  const { input } = useDraft(name, text);
  return (
    <input
      {...input} id={ids.control} className={styles['input']} aria-label={words.asText(fields[name].label)}
      aria-describedby={ids.description} aria-invalid={ids.hasProblem} autoComplete="off" spellCheck={false}
    />
  );
}
