import type { ReactElement } from 'react';
import { ToggleButton, Tooltip, TooltipTrigger } from 'react-aria-components';
import styles from './controls.module.css';
import { Icon, type IconName } from './icon.tsx';
import { join } from './join.ts';

interface IconToggleProps {
  readonly icon: IconName;
  /** Its accessible name, shown as a tooltip as well. */
  readonly label: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

/** A small button with an icon alone that stays pressed. */
export function IconToggle({ icon, label, isSelected, onChange }: IconToggleProps): ReactElement {
  return (
    <TooltipTrigger delay={500} closeDelay={50}>
      <ToggleButton
        className={join(styles['button'], styles['quiet'], styles['small'], styles['square'])} aria-label={label}
        isSelected={isSelected} onChange={onChange}
      >
        <Icon name={icon} />
      </ToggleButton>
      <Tooltip className={join(styles['tooltip'])} offset={6}>{label}</Tooltip>
    </TooltipTrigger>
  );
}
