import type { ReactElement } from 'react';
import type { FieldName } from '../../config/fields.ts';
import { useFirstMessages } from '../language/language.ts';
import type { ControlIds } from './field-row.tsx';
import styles from './text-control.module.css';
import { useDraft } from './use-draft.ts';

interface TextControlProps {
  readonly name: FieldName;
  readonly value: string;
  readonly ids: ControlIds;
}

/** One line of text, such as an address. */
export function TextControl({ name, value, ids }: TextControlProps): ReactElement {
  const { configuration: words } = useFirstMessages();
  const { input } = useDraft(name, value);
  return (
    <input
      {...input} id={ids.control} className={styles['input']} placeholder={words.empty} aria-describedby={ids.description}
      aria-invalid={ids.hasProblem} autoComplete="off" autoCapitalize="off" spellCheck={false}
    />
  );
}
