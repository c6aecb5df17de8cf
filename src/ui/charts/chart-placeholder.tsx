import { type ReactElement, useId } from 'react';
import { join } from '../controls/join.ts';
import { VisuallyHidden } from '../controls/visually-hidden.tsx';
import { useFirstMessages } from '../language/language.ts';
import styles from './chart-panel.module.css';

interface ChartPlaceholderProps {
  /** That of the panel which takes its place. */
  readonly title: string;
  /** Within a box of tabs, which stand where the title would. */
  readonly isTab?: boolean;
}

/** The region of a chart, with its heading, until the code that draws it is there: as large, so that nothing moves. */
export function ChartPlaceholder({ title, isTab = false }: ChartPlaceholderProps): ReactElement {
  const { loading } = useFirstMessages();
  const id = useId();
  const heading = <h2 id={id}>{title}</h2>;
  return (
    <section className={join(styles['panel'], !isTab && styles['box'])} aria-labelledby={id} aria-busy="true">
      <header className={styles['header']}>{!isTab && heading}</header>
      <div className={styles['caption']}>{isTab && <VisuallyHidden>{heading}</VisuallyHidden>}</div>
      <div className={styles['legend']} />
      <div className={styles['body']}>
        <p className={styles['loading']}>{loading.chart}</p>
      </div>
      <div className={styles['emptyFooter']} />
    </section>
  );
}
