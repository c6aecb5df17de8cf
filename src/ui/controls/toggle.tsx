import type { ReactElement, ReactNode } from 'react';

interface ToggleProps {
  readonly className: string;
  /** Accessible name, where what is in it says too little. */
  readonly label?: string;
  /** Whether the page's tooltip shows the name. */
  readonly hasTip?: boolean;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly children: ReactNode;
}

/** A button that stays pressed. */
export function Toggle({ className, label, hasTip = false, isSelected, onChange, children }: ToggleProps): ReactElement {
  return (
    <button
      type="button" className={className} aria-label={label} aria-pressed={isSelected} data-selected={isSelected || undefined}
      data-tip={hasTip ? '' : undefined} onClick={() => onChange(!isSelected)}
    >
      {children}
    </button>
  );
}
