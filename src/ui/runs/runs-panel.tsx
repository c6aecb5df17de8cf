import { type ReactElement, useMemo } from 'react';
import { shownRun } from '../../store/shown-run.ts';
import { usePlaygroundState } from '../playground-context.ts';
import { GalleryButton } from './gallery-button.tsx';
import { RunTableRow } from './run-table-row.tsx';
import { runRows } from './run-rows.ts';
import styles from './runs-panel.module.css';

/** Every run of this browser; one of them is in the charts. */
export function RunsPanel(): ReactElement {
  const run = usePlaygroundState((state) => state.run);
  const history = usePlaygroundState((state) => state.history);
  const builtIn = usePlaygroundState(({ gallery }) => gallery.opened);
  const shownId = usePlaygroundState((state) => shownRun(state)?.id);
  // A run changes ten times a second, its row only with its status and its evaluations.
  // oxlint-disable-next-line react/exhaustive-deps
  const rows = useMemo(() => runRows(run, history, builtIn), [run?.id, run?.status, run?.evaluations, history, builtIn]);
  return (
    <section className={styles['panel']} aria-labelledby="runs-title">
      <div className={styles['head']}>
        <h2 id="runs-title">Runs</h2>
        <GalleryButton />
      </div>
      {rows.length === 0
        ? <p className={styles['empty']}>Finished and stopped runs are kept here, in this browser, with all their figures.</p>
        : (
          // A scrolling region must be reachable by keyboard (WCAG 2.1.1).
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <section className={styles['scroller']} aria-label="Table of runs" tabIndex={0}>
            <table className={styles['table']}>
              <thead>
                <tr>
                  <th scope="col">Run</th>
                  <th scope="col">Configuration</th>
                  <th scope="col">Status</th>
                  <th scope="col">SWS loss</th>
                  <th scope="col">Simple-LG loss</th>
                  <th scope="col"><span className={styles['actions']}>Actions</span></th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => <RunTableRow key={row.id} row={row} isShown={row.id === shownId} />)}
              </tbody>
            </table>
          </section>
        )}
    </section>
  );
}
