import { type ChangeEvent, useState } from 'react';
import type { FieldName } from '../../config/fields.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';

interface DraftInput {
  readonly value: string;
  readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

interface Draft {
  readonly input: DraftInput;
  /** Lets the field's own text show again, after a control other than the keyboard changed it. */
  readonly forget: () => void;
}

/**
 * A field's text while a person types it: `0.0` must not turn into `0` on the way to `0.05`. Text that cannot be
 * read stays until it is corrected or the field gets its value from elsewhere.
 */
export function useDraft(name: FieldName, text: string): Draft {
  const playground = usePlayground();
  const isUnreadable = usePlaygroundState(({ configuration }) => configuration.unreadable[name] !== undefined);
  const [draft, setDraft] = useState<string>();
  const [hasFocus, setHasFocus] = useState(false);
  const forget = (): void => setDraft(undefined);
  const moveFocus = (isHere: boolean): void => {
    setHasFocus(isHere);
    if (!isUnreadable) forget();
  };
  const input = {
    value: draft !== undefined && (hasFocus || isUnreadable) ? draft : text,
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      setDraft(event.target.value);
      playground.editText(name, event.target.value);
    },
    onFocus: () => moveFocus(true),
    onBlur: () => moveFocus(false),
  };
  return { input, forget };
}
