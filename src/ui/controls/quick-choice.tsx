import type { ReactElement } from 'react';
import type { ChoiceOption } from './choice.tsx';
import controls from './controls.module.css';
import { join } from './join.ts';
import styles from './quick-choice.module.css';

interface QuickChoiceProps<Value extends string> {
  readonly label: string;
  readonly options: readonly ChoiceOption<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/**
 * One of a few words beside a chart, by the browser's own list: it opens without styling the whole page anew, as the
 * lists of the library do by making all else inert.
 */
export function QuickChoice<Value extends string>({ label, options, value, onChange }: QuickChoiceProps<Value>): ReactElement {
  return (
    <select
      className={join(controls['button'], controls['small'], controls['selectButton'], styles['choice'])} aria-label={label} value={value}
      onChange={({ target }) => {
        const found = options.find((option) => option.value === target.value);
        if (found) onChange(found.value);
      }}
    >
      {options.map((option) => <option key={option.value} value={option.value} title={option.help}>{option.label}</option>)}
    </select>
  );
}
