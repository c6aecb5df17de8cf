import { type ReactElement, useEffect, useRef } from 'react';
import { Icon } from './icon.tsx';
import styles from './tick.module.css';

interface TickProps {
  readonly isSelected: boolean;
  /** Some of several are ticked, as a dash shows. */
  readonly isIndeterminate?: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isSelected: boolean) => void;
  /** Accessible name, where there are no words beside it. */
  readonly 'aria-label'?: string;
  /** What is ticked. */
  readonly children?: ReactElement | string;
}

/** A box to tick. */
export function Tick({ isSelected, isIndeterminate = false, isDisabled = false, onChange, children, ...name }: TickProps): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) input.current.indeterminate = isIndeterminate; // which no attribute says
  }, [isIndeterminate]);
  return (
    <label className={styles['tick']}>
      <input {...name} ref={input} type="checkbox" checked={isSelected} disabled={isDisabled} onChange={({ target }) => onChange(target.checked)} />
      <span className={styles['box']} aria-hidden="true"><Icon name={isIndeterminate ? 'minus' : 'check'} /></span>
      {children !== undefined && <span>{children}</span>}
    </label>
  );
}
