import type { ReactElement } from 'react';
import styles from './controls.module.css';
import { Icon, type IconName } from './icon.tsx';
import { join } from './join.ts';
import { Toggle } from './toggle.tsx';

interface ToggleIconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  /** Accessible name, where the label alone says too little; it contains the label's word. */
  readonly name: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

/** A small button that stays pressed. */
export function ToggleIconButton({ icon, label, name, isSelected, onChange }: ToggleIconButtonProps): ReactElement {
  const look = join(styles['button'], styles['quiet'], styles['small']);
  return (
    <Toggle className={look} label={name} isSelected={isSelected} onChange={onChange}>
      <Icon name={icon} />
      {label}
    </Toggle>
  );
}
