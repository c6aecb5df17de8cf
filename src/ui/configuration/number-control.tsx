import type { KeyboardEvent, ReactElement } from 'react';
import type { IntegerField, NumberField } from '../../config/field.ts';
import type { FieldName } from '../../config/fields.ts';
import { Icon } from '../controls/icon.tsx';
import { useFirstMessages } from '../language/language.ts';
import { usePlayground } from '../playground-context.ts';
import type { ControlIds } from './field-row.tsx';
import styles from './number-control.module.css';
import { stepped } from './stepped.ts';
import { useDraft } from './use-draft.ts';

interface NumberControlProps {
  readonly name: FieldName;
  readonly field: IntegerField | NumberField;
  readonly value: number;
  readonly ids: ControlIds;
}

/** A number typed, or stepped with the arrow keys or the buttons that appear beside it. */
export function NumberControl({ name, field, value, ids }: NumberControlProps): ReactElement {
  const playground = usePlayground();
  const { input, forget } = useDraft(name, String(value));
  const { unit } = useFirstMessages().fields[name];
  const step = (direction: 1 | -1): void => {
    forget();
    playground.editText(name, String(stepped(field, value, direction)));
  };
  return (
    <span className={styles['field']} data-invalid={ids.hasProblem || undefined}>
      <input
        {...input} id={ids.control} className={styles['input']} role="spinbutton" inputMode="decimal" autoComplete="off"
        aria-valuenow={value} aria-valuemin={field.min} aria-valuemax={field.max} aria-describedby={ids.description}
        aria-invalid={ids.hasProblem} onKeyDown={(event) => onArrow(event, step)}
      />
      {unit !== undefined && <span className={styles['unit']}>{unit}</span>}
      <span className={styles['steppers']} aria-hidden="true">
        <button type="button" tabIndex={-1} onClick={() => step(-1)}><Icon name="minus" /></button>
        <button type="button" tabIndex={-1} onClick={() => step(1)}><Icon name="plus" /></button>
      </span>
    </span>
  );
}

function onArrow(event: KeyboardEvent, step: (direction: 1 | -1) => void): void {
  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
  event.preventDefault();
  step(event.key === 'ArrowUp' ? 1 : -1);
}
