import { type ReactElement, Suspense } from 'react';
import { I18nProvider } from 'react-aria-components';
import { languageTags } from '../lib/language.ts';
import { Alerts } from './alerts.tsx';
import styles from './app.module.css';
import { ChartPlaceholder } from './charts/chart-placeholder.tsx';
import { CommandSurfaces } from './commands/command-surfaces.tsx';
import { ConfigurationPanel } from './configuration/configuration-panel.tsx';
import { FindingsPanel } from './findings/findings-panel.tsx';
import { useHiddenParts } from './hidden-parts.ts';
import { useLanguage } from './language/language.ts';
import { later } from './later.ts';
import { PicturePanel } from './picture/picture-panel.tsx';
import { usePlaygroundState } from './playground-context.ts';
import { RunsPlaceholder } from './runs/runs-placeholder.tsx';
import { TopBar } from './top-bar/top-bar.tsx';

const Toasts = later(async () => (await import('./toasts.tsx')).Toasts);
const DepthPanel = later(async () => (await import('./charts/depth-panel.tsx')).DepthPanel);
const RunsPanel = later(async () => (await import('./runs/runs-panel.tsx')).RunsPanel);

/** The one page: configuration on the left, what comes of it on the right; without the parts that its link leaves out. */
export function App(): ReactElement {
  const hidden = useHiddenParts();
  const isFramed = usePlaygroundState(({ view }) => view.embed);
  return (
    // What the controls say by themselves is said in the page’s language too.
    <I18nProvider locale={languageTags[useLanguage()]}>
      <div className={styles['page']} data-framed={isFramed}>
        <TopBar />
        <Alerts />
        <Suspense><Toasts /></Suspense>
        <CommandSurfaces />
        <main className={styles['main']}>
          {!hidden.has('configuration') && <ConfigurationPanel />}
          <Stage />
        </main>
      </div>
    </I18nProvider>
  );
}

/** What comes of the configuration, from its picture to its runs. */
function Stage(): ReactElement {
  const hidden = useHiddenParts();
  const hasCharts = !hidden.has('depth') || !hidden.has('findings');
  return (
    <div className={styles['stage']}>
      {!hidden.has('picture') && <div className={styles['picture']}><PicturePanel /></div>}
      {hasCharts && (
        <div className={styles['charts']}>
          {!hidden.has('depth') && <Suspense fallback={<ChartPlaceholder title="Validation loss against depth" />}><DepthPanel /></Suspense>}
          {!hidden.has('findings') && <FindingsPanel />}
        </div>
      )}
      {!hidden.has('runs') && <div className={styles['runs']}><Suspense fallback={<RunsPlaceholder />}><RunsPanel /></Suspense></div>}
    </div>
  );
}
