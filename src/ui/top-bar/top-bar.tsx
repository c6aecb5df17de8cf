import type { ReactElement } from 'react';
import { EngineBadge } from './engine-badge.tsx';
import { PresetChoice } from './preset-choice.tsx';
import { RunControls } from './run-controls.tsx';
import { RunProgress } from './run-progress.tsx';
import { ShareButton } from './share-button.tsx';
import { ThemeToggle } from './theme-toggle.tsx';
import styles from './top-bar.module.css';

/** What is run, how far it is, on what, and how to pass it on. */
export function TopBar(): ReactElement {
  return (
    <header className={styles['bar']}>
      <div className={styles['brand']}>
        <img src="./icon.svg" alt="" width="28" height="28" />
        <h1>Learngene Playground</h1>
      </div>
      <PresetChoice />
      <RunControls />
      <RunProgress />
      <div className={styles['end']}>
        <EngineBadge />
        <ShareButton />
        <ThemeToggle />
      </div>
    </header>
  );
}
