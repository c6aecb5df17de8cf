import type { AriaAttributes, ReactElement } from 'react';
import { ActionButton } from './action-button.tsx';
import styles from './controls.module.css';
import { Icon, type IconName } from './icon.tsx';
import { join } from './join.ts';

interface IconButtonProps extends Pick<AriaAttributes, 'aria-expanded' | 'aria-haspopup'> {
  readonly variant?: 'plain' | 'quiet';
  readonly icon: IconName;
  /** Icons that are areas rather than lines. */
  readonly filledIcon?: boolean;
  readonly small?: boolean;
  /** Its accessible name, shown as a tooltip as well. */
  readonly label: string;
  readonly isDisabled?: boolean;
  /** Called with the button. */
  readonly onPress: (button: HTMLButtonElement) => void;
}

/** A button with an icon alone. */
export function IconButton({ variant = 'quiet', icon, filledIcon = false, small = false, label, isDisabled = false, onPress, ...rest }: IconButtonProps): ReactElement {
  return (
    <button
      {...rest} type="button" disabled={isDisabled} aria-label={label} data-tip="" onClick={({ currentTarget }) => onPress(currentTarget)}
      className={join(styles['button'], styles['square'], variant !== 'plain' && styles[variant], small && styles['small'])}
    >
      <Icon name={icon} filled={filledIcon} />
    </button>
  );
}

/** The same within a trigger, which tells it what it opens. */
export function IconTrigger({ icon, label, isDisabled = false }: Pick<IconButtonProps, 'icon' | 'label' | 'isDisabled'>): ReactElement {
  return <ActionButton small variant="quiet" icon={icon} aria-label={label} isDisabled={isDisabled} data-tip="" />;
}
