import type { ReactElement } from 'react';
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

/** The exact values of a chart. It scrolls within itself, also from the keyboard. */
export function DataTable({ title, table: { columns, rows }, digits, marksRow }: DataTableProps): ReactElement {
  return (
    // A scrolling region must be reachable by keyboard (WCAG 2.1.1).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles['scroller']} aria-label={`Values of ${title.toLowerCase()}`} tabIndex={0}>
      <table className={styles['table']}>
        <thead>
          <tr>{columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map(([heading, ...values]) => (
            <tr key={heading} {...marksRow?.(heading)}>
              <th scope="row">{heading}</th>
              {values.map((value, column) => <td key={columns[column + 1]}>{typeof value === 'number' ? value.toFixed(digits) : value ?? '–'}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
