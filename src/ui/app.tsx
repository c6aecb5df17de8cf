import { type ReactElement, Suspense, useDeferredValue, useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { languageTags } from '../lib/language.ts';
import { Alerts } from './alerts.tsx';
import styles from './app.module.css';
import { ChartPlaceholder } from './charts/chart-placeholder.tsx';
import { CommandSurfaces } from './commands/command-surfaces.tsx';
import { ConfigurationPanel } from './configuration/configuration-panel.tsx';
import { join } from './controls/join.ts';
import { useHiddenParts } from './hidden-parts.ts';
import { useLanguage, useFirstMessages } from './language/language.ts';
import { later } from './later.ts';
import { LessonDock } from './lessons/lesson-dock.tsx';
import { useSpotlight } from './lessons/spotlight.ts';
import { PicturePanel } from './picture/picture-panel.tsx';
import { usePlaygroundState } from './playground-context.ts';
import { RunsPlaceholder } from './runs/runs-placeholder.tsx';
import { TopBar } from './top-bar/top-bar.tsx';

const InterruptedRuns = later(async () => (await import('./interrupted-runs.tsx')).InterruptedRuns);
const Toasts = later(async () => (await import('./toasts.tsx')).Toasts);
const PageTip = later(async () => (await import('./controls/page-tip.tsx')).PageTip);
const DepthPanel = later(async () => (await import('./charts/depth-panel.tsx')).DepthPanel);
const FindingsPanel = later(async () => (await import('./findings/findings-panel.tsx')).FindingsPanel);
const RunsPanel = later(async () => (await import('./runs/runs-panel.tsx')).RunsPanel);

/**
 * The one page: configuration on the left, what comes of it on the right; without the parts that its link leaves out. The
 * top bar is drawn first, for it is soon done and Run is in it; the rest in slices, between which clicks are obeyed.
 */
export function App(): ReactElement {
  const isFramed = usePlaygroundState(({ view }) => view.embed);
  const lesson = usePlaygroundState(({ view }) => view.lesson);
  const isWhole = useDeferredValue(true, false);
  useEffect(() => void DepthPanel.fetch(), []); // with it comes the code of the other panels, while these are drawn
  return (
    // What the controls say by themselves is said in the page’s language too.
    <I18nProvider locale={languageTags[useLanguage()]}>
      <div className={styles['page']} data-framed={isFramed} data-lesson={lesson}>
        <TopBar />
        <Alerts />
        <CommandSurfaces />
        {isWhole && <Suspense><InterruptedRuns /><Toasts /><PageTip /></Suspense>}
        <main className={styles['main']}>{isWhole ? <Parts hasLesson={lesson !== undefined} /> : <EmptyParts />}</main>
      </div>
    </I18nProvider>
  );
}

function Parts({ hasLesson }: { readonly hasLesson: boolean }): ReactElement {
  const hasSide = !useHiddenParts().has('configuration') || hasLesson;
  return <>{hasSide && <Side />}<Stage /></>;
}

/** Where the parts will stand, so that a slow machine shows a page and not a bar alone. */
function EmptyParts(): ReactElement | null {
  if (useHiddenParts().size > 0) return null;
  return (
    <>
      <div className={styles['side']}><div className={join(styles['configuration'], styles['empty'])} /></div>
      <div className={styles['stage']}>
        {['picture', 'charts', 'runs'].map((part) => <div key={part} className={join(styles[part], styles['empty'])} />)}
      </div>
    </>
  );
}

/** What is configured, below the lesson that is open. */
function Side(): ReactElement {
  const isHidden = useHiddenParts().has('configuration');
  const spotlight = useSpotlight();
  const step = usePlaygroundState(({ view }) => view.step);
  return (
    <div className={styles['side']} data-roomy={step === 'look'}>
      <LessonDock />
      {!isHidden && <div className={styles['configuration']} data-spotlit={spotlight === 'configuration'}><ConfigurationPanel /></div>}
    </div>
  );
}

/** What comes of the configuration, from its picture to its runs. */
function Stage(): ReactElement {
  const hidden = useHiddenParts();
  const spotlight = useSpotlight();
  const { titles } = useFirstMessages().loading;
  const hasCharts = !hidden.has('depth') || !hidden.has('findings');
  return (
    <div className={styles['stage']}>
      {!hidden.has('picture') && <div className={styles['picture']} data-spotlit={spotlight === 'picture'}><PicturePanel /></div>}
      {hasCharts && (
        <div className={styles['charts']}>
          {!hidden.has('depth') && (
            <div className={styles['chart']} data-spotlit={spotlight === 'depth'}>
              <Suspense fallback={<ChartPlaceholder title={titles.depth} />}><DepthPanel /></Suspense>
            </div>
          )}
          {!hidden.has('findings') && (
            <div className={styles['chart']} data-spotlit={spotlight === 'findings'}>
              <Suspense fallback={<ChartPlaceholder title={titles.curves} />}><FindingsPanel /></Suspense>
            </div>
          )}
        </div>
      )}
      {!hidden.has('runs') && <div className={styles['runs']}><Suspense fallback={<RunsPlaceholder />}><RunsPanel /></Suspense></div>}
    </div>
  );
}
