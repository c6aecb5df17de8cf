import type { ReactElement, Ref } from 'react';
import { Tick } from '../controls/tick.tsx';
import { useMessages } from '../language/language.ts';
import { RunPopover, useRunPopover } from './run-popover.tsx';
import type { RowGroup } from './run-rows.ts';
import type { RunSelection } from './run-selection.ts';
import { RunTableRow } from './run-table-row.tsx';
import styles from './runs-panel.module.css';

interface RunsTableProps {
  readonly groups: readonly RowGroup[];
  readonly shownId: string | undefined;
  readonly selection: RunSelection;
  /** Must stay the same function: all rows are drawn anew with another. */
  readonly onTick: (id: string, isTicked: boolean) => void;
  readonly scroller: Ref<HTMLElement>;
}

/** Runs, those of a series under the name of their experiment. */
export function RunsTable({ groups, shownId, selection, onTick, scroller }: RunsTableProps): ReactElement {
  const { runs: words } = useMessages();
  const { columns } = words;
  const popover = useRunPopover();
  return (
    // A scrolling region must be reachable by keyboard (WCAG 2.1.1).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles['scroller']} aria-label={words.table} tabIndex={0} ref={scroller}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">
              <span className={styles['columnCell']}>
                <Tick
                  aria-label={words.selection.all} isSelected={selection.extent === 'all'} isIndeterminate={selection.extent === 'some'}
                  onChange={selection.tickAll}
                />
                {columns.run}
              </span>
            </th>
            <th scope="col">{columns.difference}</th>
            <th scope="col">{columns.status}</th>
            <th scope="col">{columns.sws}</th>
            <th scope="col">{columns.simpleLg}</th>
            <th scope="col"><span className={styles['actions']}>{columns.actions}</span></th>
          </tr>
        </thead>
        {groups.map(({ key, title, rows }) => (
          <tbody key={key} data-grouped={title !== undefined || undefined}>
            {title !== undefined && (
              <tr className={styles['group']}><th scope="rowgroup" colSpan={6}>{words.group(title, rows.length)}</th></tr>
            )}
            {rows.map((row) => (
              <RunTableRow
                key={row.id} row={row} isShown={row.id === shownId} isTicked={selection.isTicked(row.id)} onTick={onTick}
                opened={row.id === popover.opened?.id ? popover.opened.kind : undefined} onOpen={popover.open}
              />
            ))}
          </tbody>
        ))}
      </table>
      <RunPopover handle={popover} rows={groups.flatMap(({ rows }) => rows)} />
    </section>
  );
}
