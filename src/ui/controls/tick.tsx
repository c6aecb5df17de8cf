import type { ReactElement } from 'react';
import { Checkbox, type CheckboxProps } from 'react-aria-components';
import { Icon } from './icon.tsx';
import { join } from './join.ts';
import styles from './tick.module.css';

interface TickProps extends Pick<CheckboxProps, 'value' | 'isSelected' | 'isIndeterminate' | 'isDisabled' | 'onChange' | 'aria-label'> {
  /** What is ticked; without it `aria-label` says so. */
  readonly children?: ReactElement | string;
}

/** A box to tick; a dash in it stands for some of several. */
export function Tick({ children, ...props }: TickProps): ReactElement {
  return (
    <Checkbox {...props} className={join(styles['tick'])}>
      <span className={styles['box']} aria-hidden="true"><Icon name={props.isIndeterminate === true ? 'minus' : 'check'} /></span>
      {children !== undefined && <span>{children}</span>}
    </Checkbox>
  );
}
