import type { ReactElement } from 'react';
import { Switch } from 'react-aria-components';
import { join } from '../controls/join.ts';
import { useMessages } from '../language/language.ts';
import styles from './boolean-control.module.css';
import type { ControlIds } from './field-row.tsx';

interface BooleanControlProps {
  readonly label: string;
  readonly value: boolean;
  readonly ids: ControlIds;
  readonly onChange: (value: boolean) => void;
}

/** On or off. */
export function BooleanControl({ label, value, ids, onChange }: BooleanControlProps): ReactElement {
  const { configuration: words } = useMessages();
  return (
    <Switch
      aria-label={label} aria-describedby={ids.description} className={join(styles['switch'])}
      isSelected={value} onChange={onChange}
    >
      <span className={styles['track']}><span className={styles['thumb']} /></span>
      <span aria-hidden="true">{value ? words.on : words.off}</span>
    </Switch>
  );
}
