import type { ReactElement } from 'react';
import { useFirstMessages } from '../language/language.ts';
import styles from './runs-panel.module.css';

/** The region of kept runs, with its heading, until the code of its table is there. */
export function RunsPlaceholder(): ReactElement {
  const { loading } = useFirstMessages();
  return (
    <section className={styles['panel']} aria-labelledby="runs-title" aria-busy="true">
      <div className={styles['head']}><h2 id="runs-title">{loading.titles.runs}</h2></div>
      <p className={styles['empty']}>{loading.runs}</p>
    </section>
  );
}
