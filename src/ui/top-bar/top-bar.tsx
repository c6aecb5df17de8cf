import { type ReactElement, Suspense } from 'react';
import { IconButton } from '../controls/icon-button.tsx';
import { useHiddenParts } from '../hidden-parts.ts';
import { LanguageToggle } from '../language/language-toggle.tsx';
import { useFirstMessages } from '../language/language.ts';
import { LessonsButton } from '../lessons/lessons-button.tsx';
import { later } from '../later.ts';
import { openSurface } from '../open-surface.ts';
import { usePlaygroundState } from '../playground-context.ts';
import { EndSwitch } from '../run-end/end-switch.tsx';
import { EngineBadge } from './engine-badge.tsx';
import { PresetChoice } from './preset-choice.tsx';
import { RunControls } from './run-controls.tsx';
import { RunProgress } from './run-progress.tsx';
import { ShareButton } from './share-button.tsx';
import { ThemeToggle } from './theme-toggle.tsx';
import styles from './top-bar.module.css';

const OpenPageLink = later(async () => (await import('./open-page-link.tsx')).OpenPageLink);

/** What is run, how far it is, on what, and how to pass it on; without the parts that the page's link leaves out. */
export function TopBar(): ReactElement {
  const hidden = useHiddenParts();
  const { topBar } = useFirstMessages();
  const isFramed = usePlaygroundState(({ view }) => view.embed);
  return (
    <header className={styles['bar']}>
      <div className={styles['brand']}>
        <img src="./icon.svg" alt="" width="28" height="28" />
        <h1>{topBar.name}</h1>
      </div>
      {!hidden.has('preset') && <PresetChoice />}
      <RunControls />
      <RunProgress />
      <div className={styles['end']}>
        {!hidden.has('engine') && <EngineBadge />}
        <EndSwitch />
        {!isFramed && <LessonsButton />}
        {!hidden.has('share') && <ShareButton />}
        {!isFramed && <IconButton icon="search" variant="plain" label={topBar.commands} onPress={() => openSurface('palette')} />}
        {!hidden.has('theme') && <ThemeToggle />}
        {!hidden.has('language') && <LanguageToggle />}
        {isFramed && <Suspense><OpenPageLink /></Suspense>}
      </div>
    </header>
  );
}
