import type { ReactElement } from 'react';
import type { RowGroup } from './run-rows.ts';
import { RunTableRow } from './run-table-row.tsx';
import styles from './runs-panel.module.css';

interface RunsTableProps {
  readonly groups: readonly RowGroup[];
  readonly shownId: string | undefined;
}

/** Runs, those of a series under the name of their experiment. */
export function RunsTable({ groups, shownId }: RunsTableProps): ReactElement {
  return (
    // A scrolling region must be reachable by keyboard (WCAG 2.1.1).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles['scroller']} aria-label="Table of runs" tabIndex={0}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">Run</th>
            <th scope="col">Against the form</th>
            <th scope="col">Status</th>
            <th scope="col">SWS loss</th>
            <th scope="col">Simple-LG loss</th>
            <th scope="col"><span className={styles['actions']}>Actions</span></th>
          </tr>
        </thead>
        {groups.map(({ key, title, rows }) => (
          <tbody key={key} data-grouped={title !== undefined || undefined}>
            {title !== undefined && (
              <tr className={styles['group']}><th scope="rowgroup" colSpan={6}>{title}: {rows.length} runs</th></tr>
            )}
            {rows.map((row) => <RunTableRow key={row.id} row={row} isShown={row.id === shownId} />)}
          </tbody>
        ))}
      </table>
    </section>
  );
}
