import type { ReactElement, ReactNode } from 'react';
import { Button, type ButtonProps } from 'react-aria-components';
import styles from './controls.module.css';
import { Icon, type IconName } from './icon.tsx';
import { join } from './join.ts';

interface ActionButtonProps extends Omit<ButtonProps, 'className' | 'children' | 'style'> {
  readonly variant?: 'plain' | 'primary' | 'quiet';
  readonly icon?: IconName;
  /** Icons that are areas rather than lines. */
  readonly filledIcon?: boolean;
  readonly small?: boolean;
  readonly children?: ReactNode;
}

/** A button with words, with or without an icon. */
export function ActionButton(props: ActionButtonProps): ReactElement {
  const { variant = 'plain', icon, filledIcon = false, small = false, children, ...rest } = props;
  const look = join(
    styles['button'], variant !== 'plain' && styles[variant], small && styles['small'], !children && styles['square'],
  );
  return (
    <Button {...rest} className={look}>
      {icon && <Icon name={icon} filled={filledIcon} />}
      {children}
    </Button>
  );
}
