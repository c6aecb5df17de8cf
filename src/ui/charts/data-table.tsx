import { type ReactElement, useState } from 'react';
import { IconButton } from '../controls/icon-button.tsx';
import { useMessages } from '../language/language.ts';
import type { RowMarks } from '../marked.ts';
import type { ChartTable } from './chart-table.ts';
import styles from './data-table.module.css';

interface DataTableProps {
  readonly title: string;
  readonly table: ChartTable;
  readonly digits: number;
  /** Handlers that mark everywhere what the row of that heading stands for. */
  readonly marksRow?: ((heading: number | string) => RowMarks) | undefined;
}

/** Rows at a time, fewer of many columns: thousands of cells would keep the page busy. */
const PAGE = { cells: 1000, fewest: 10, most: 200 };

/** The exact values of a chart, some rows at a time. It scrolls within itself, also from the keyboard. */
export function DataTable({ title, table: { columns, rows }, digits, marksRow }: DataTableProps): ReactElement {
  const [wanted, setFirst] = useState(0);
  const { charts: words } = useMessages();
  const page = Math.max(PAGE.fewest, Math.min(PAGE.most, Math.floor(PAGE.cells / columns.length)));
  const first = wanted < rows.length ? wanted : 0;
  return (
    <div className={styles['frame']}>
      {/* A scrolling region must be reachable by keyboard (WCAG 2.1.1). */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles['scroller']} aria-label={words.values(title)} tabIndex={0}>
        <table className={styles['table']}>
          <thead>
            <tr>{columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr>
          </thead>
          <tbody>
            {rows.slice(first, first + page).map(([heading, ...values]) => (
              <tr key={heading} {...marksRow?.(heading)}>
                <th scope="row">{typeof heading === 'number' ? Number(heading.toFixed(digits)) : heading}</th>
                {values.map((value, column) => <td key={columns[column + 1]}>{typeof value === 'number' ? value.toFixed(digits) : value ?? '–'}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rows.length > page && (
        <div className={styles['pages']}>
          <span>{words.rows(first + 1, Math.min(first + page, rows.length), rows.length)}</span>
          <IconButton small icon="back" label={words.earlierRows} isDisabled={first === 0} onPress={() => setFirst(first - page)} />
          <IconButton small icon="forth" label={words.laterRows} isDisabled={first + page >= rows.length} onPress={() => setFirst(first + page)} />
        </div>
      )}
    </div>
  );
}
