import type { ReactElement } from 'react';
import { ToggleButton } from 'react-aria-components';
import styles from './controls.module.css';
import { Icon, type IconName } from './icon.tsx';
import { join } from './join.ts';

interface ToggleIconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

/** A small button that stays pressed. */
export function ToggleIconButton({ icon, label, isSelected, onChange }: ToggleIconButtonProps): ReactElement {
  const look = join(styles['button'], styles['quiet'], styles['small']);
  return (
    <ToggleButton className={look} isSelected={isSelected} onChange={onChange}>
      <Icon name={icon} />
      {label}
    </ToggleButton>
  );
}
