import type { ReactElement } from 'react';
import { Button, Header, ListBox, ListBoxItem, ListBoxSection, Popover, Select, SelectValue, Text } from 'react-aria-components';
import styles from './controls.module.css';
import { Icon } from './icon.tsx';
import { join } from './join.ts';

export interface ChoiceOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly help?: string;
}

/** Options under a title of their own. */
export interface ChoiceGroup<Value extends string> {
  readonly title: string;
  readonly help: string;
  readonly options: readonly ChoiceOption<Value>[];
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  /** Plain, or in groups. */
  readonly options: readonly ChoiceOption<Value>[] | readonly ChoiceGroup<Value>[];
  /** Undefined while none of the options holds; `placeholder` is shown then. */
  readonly value: Value | undefined;
  readonly placeholder?: string;
  readonly describedBy?: string;
  readonly onChange: (value: Value) => void;
}

/** One of a few values, as a button that opens a list. */
export function Choice<Value extends string>(props: ChoiceProps<Value>): ReactElement {
  const { label, options: items, value, placeholder = '', describedBy, onChange } = props;
  const options = items.flatMap((item) => ('options' in item ? item.options : [item]));
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
          {items.map((item) => ('options' in item
            ? (
              <ListBoxSection key={item.title} id={item.title}>
                <Header className={join(styles['groupHead'])}><b>{item.title}</b> {item.help}</Header>
                {item.options.map(optionItem)}
              </ListBoxSection>
            )
            : optionItem(item)))}
        </ListBox>
      </Popover>
    </Select>
  );
}

function optionItem({ value, label, help }: ChoiceOption<string>): ReactElement {
  return (
    <ListBoxItem key={value} id={value} textValue={label} className={join(styles['option'])}>
      <Text slot="label">{label}</Text>
      {help !== undefined && <Text slot="description" className={join(styles['optionHelp'])}>{help}</Text>}
    </ListBoxItem>
  );
}
