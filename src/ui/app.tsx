import type { ReactElement } from 'react';
import { Alerts } from './alerts.tsx';
import styles from './app.module.css';
import { DepthPanel } from './charts/depth-panel.tsx';
import { ConfigurationPanel } from './configuration/configuration-panel.tsx';
import { FindingsPanel } from './findings/findings-panel.tsx';
import { PicturePanel } from './picture/picture-panel.tsx';
import { RunsPanel } from './runs/runs-panel.tsx';
import { Toasts } from './toasts.tsx';
import { TopBar } from './top-bar/top-bar.tsx';

/** The one page: configuration on the left, what comes of it on the right. */
export function App(): ReactElement {
  return (
    <div className={styles['page']}>
      <TopBar />
      <Alerts />
      <Toasts />
      <main className={styles['main']}>
        <ConfigurationPanel />
        <div className={styles['stage']}>
          <PicturePanel />
          <div className={styles['charts']}>
            <DepthPanel />
            <FindingsPanel />
          </div>
          <RunsPanel />
        </div>
      </main>
    </div>
  );
}
