import type { ReactElement, ReactNode } from 'react';
import styles from './controls.module.css';

/** Text for screen readers alone. */
export function VisuallyHidden({ children, id }: { readonly children: ReactNode; readonly id?: string }): ReactElement {
  return <span className={styles['hidden']} id={id}>{children}</span>;
}
