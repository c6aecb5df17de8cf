import type { ReactElement } from 'react';
import styles from './controls.module.css';
import { Icon, type IconName } from './icon.tsx';
import { join } from './join.ts';
import { Toggle } from './toggle.tsx';

interface IconToggleProps {
  readonly icon: IconName;
  /** Icons that are areas rather than lines. */
  readonly filledIcon?: boolean;
  readonly className?: string | undefined;
  /** Its accessible name, shown as a tooltip as well. */
  readonly label: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

/** A small button with an icon alone that stays pressed. */
export function IconToggle({ icon, filledIcon = false, className, label, isSelected, onChange }: IconToggleProps): ReactElement {
  const look = join(styles['button'], styles['quiet'], styles['small'], styles['square'], className);
  return <Toggle className={look} label={label} hasTip isSelected={isSelected} onChange={onChange}><Icon name={icon} filled={filledIcon} /></Toggle>;
}
