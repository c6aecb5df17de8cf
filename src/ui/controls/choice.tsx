import type { ReactElement } from 'react';
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue, Text } from 'react-aria-components';
import styles from './controls.module.css';
import { Icon } from './icon.tsx';
import { join } from './join.ts';

export interface ChoiceOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly help?: string;
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly options: readonly ChoiceOption<Value>[];
  /** Undefined while none of the options holds; `placeholder` is shown then. */
  readonly value: Value | undefined;
  readonly placeholder?: string;
  readonly describedBy?: string;
  readonly onChange: (value: Value) => void;
}

/** One of a few values, as a button that opens a list. */
export function Choice<Value extends string>(props: ChoiceProps<Value>): ReactElement {
  const { label, options, value, placeholder = '', describedBy, onChange } = props;
  return (
    <Select
      aria-label={label} className={join(styles['select'])} value={value ?? null} placeholder={placeholder}
      onChange={(chosen) => {
        const found = options.find((option) => option.value === chosen);
        if (found) onChange(found.value);
      }}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
    >
      <Button className={join(styles['button'], styles['selectButton'])}>
        <SelectValue className={join(styles['selectValue'])}>
          {options.find((option) => option.value === value)?.label ?? placeholder}
        </SelectValue>
        <Icon name="chevron" />
      </Button>
      <Popover className={join(styles['popover'])} offset={4}>
        <ListBox className={join(styles['list'])}>
          {options.map((option) => (
            <ListBoxItem key={option.value} id={option.value} textValue={option.label} className={join(styles['option'])}>
              <Text slot="label">{option.label}</Text>
              {option.help !== undefined && (
                <Text slot="description" className={join(styles['optionHelp'])}>{option.help}</Text>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
