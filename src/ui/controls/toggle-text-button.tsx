import type { ReactElement } from 'react';
import styles from './controls.module.css';
import { join } from './join.ts';
import { Toggle } from './toggle.tsx';

interface ToggleTextButtonProps {
  readonly label: string;
  /** Accessible name, where the label alone says too little; it contains the label's word. */
  readonly name: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

/** A small button with a word that stays pressed. */
export function ToggleTextButton({ label, name, isSelected, onChange }: ToggleTextButtonProps): ReactElement {
  const look = join(styles['button'], styles['quiet'], styles['small']);
  return <Toggle className={look} label={name} isSelected={isSelected} onChange={onChange}>{label}</Toggle>;
}
