import type { ReactElement } from 'react';
import { type Shortcut, shortcutText } from './shortcut.ts';
import styles from './shortcut-keys.module.css';

const isMac = /^(Mac|iP)/.test(navigator.platform);

/** A shortcut as this machine's keyboard has it. */
export function ShortcutKeys({ shortcut }: { readonly shortcut: Shortcut }): ReactElement {
  return <kbd className={styles['keys']}>{shortcutText(shortcut, isMac)}</kbd>;
}
