import { type ReactElement, type ReactNode, useId, useState } from 'react';
import { IconButton } from '../controls/action-button.tsx';
import { download } from '../controls/download.ts';
import { ToggleIconButton } from '../controls/toggle-icon-button.tsx';
import styles from './chart-panel.module.css';
import { type ChartTable, tableToCsv } from './chart-table.ts';
import { DataTable } from './data-table.tsx';

interface ChartPanelProps {
  readonly title: string;
  /** What is shown, and when it was measured. */
  readonly caption: string;
  /** Beside the caption. */
  readonly controls?: ReactNode;
  readonly legend?: ReactNode;
  readonly footer?: ReactNode;
  /** Shown over the axes while there are no values yet. */
  readonly invitation: string;
  readonly table: ChartTable;
  /** Digits after the point in the table. */
  readonly digits: number;
  /** Without extension. */
  readonly fileName: string;
  readonly children: ReactNode;
}

/** A chart with its title, legend, exact values and download. */
export function ChartPanel(props: ChartPanelProps): ReactElement {
  const { title, caption, controls, legend, footer, invitation, table, digits, fileName, children } = props;
  const [showsTable, setShowsTable] = useState(false);
  const id = useId();
  const isEmpty = table.rows.length === 0;
  return (
    <section className={styles['panel']} aria-labelledby={id}>
      <header className={styles['header']}>
        <h2 id={id}>{title}</h2>
        <span className={styles['tools']}>
          <ToggleIconButton
            icon="table" label="Table" name={`Show table of ${title.toLowerCase()}`} isSelected={showsTable}
            onChange={setShowsTable}
          />
          <IconButton
            small icon="download" label={`Download ${title.toLowerCase()} as CSV`} isDisabled={isEmpty}
            onPress={() => download(`${fileName}.csv`, tableToCsv(table), 'text/csv')}
          />
        </span>
      </header>
      <div className={styles['caption']}><p>{caption}</p>{controls}</div>
      <div className={styles['legend']}>{legend}</div>
      <div className={styles['body']}>
        {showsTable && !isEmpty ? <DataTable title={title} table={table} digits={digits} /> : children}
        {isEmpty && <p className={styles['invitation']}><span>{invitation}</span></p>}
      </div>
      {footer}
    </section>
  );
}
