import { type ReactElement, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { DropZone } from 'react-aria-components';
import { useShallow } from 'zustand/shallow';
import { shownRun } from '../../store/shown-run.ts';
import { droppedFiles } from '../controls/dropped-files.ts';
import { join } from '../controls/join.ts';
import { useMessages } from '../language/language.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import { GalleryButton } from './gallery-button.tsx';
import { everyRun, filteredRows } from './run-filter.ts';
import { groupedRows, rowedRun, runRows } from './run-rows.ts';
import { selectionOf, withTicks } from './run-selection.ts';
import styles from './runs-panel.module.css';
import { FileTools, FilterTools } from './runs-tools.tsx';
import { RunsTable } from './runs-table.tsx';
import { SelectionTools } from './selection-tools.tsx';

/** Every run of this browser; one of them is in the charts. */
export function RunsPanel(): ReactElement {
  const playground = usePlayground();
  const run = usePlaygroundState(useShallow((state) => state.run && rowedRun(state.run)));
  const history = usePlaygroundState((state) => state.history);
  const builtIn = usePlaygroundState(({ gallery }) => gallery.opened);
  const shownId = usePlaygroundState((state) => shownRun(state)?.id);
  const messages = useMessages();
  const { runs: words } = messages;
  const [filter, setFilter] = useState(everyRun);
  // Many rows at once are drawn in slices, between which clicks are obeyed.
  const rows = useDeferredValue(useMemo(() => runRows(run, history, builtIn, messages), [run, history, builtIn, messages]));
  const shown = useMemo(() => filteredRows(rows, filter), [rows, filter]);
  const [ticks, setTicks] = useState<ReadonlySet<string>>(new Set());
  const table = useRef<HTMLElement>(null);
  const selection = selectionOf(shown, ticks, setTicks);
  const tick = useCallback((id: string, isTicked: boolean) => setTicks((before) => withTicks(before, [id], isTicked)), []);
  return (
    <section className={styles['panel']} aria-labelledby="runs-title">
      <div className={styles['head']}>
        <span className={styles['title']}>
          <h2 id="runs-title">{words.title}</h2>
          <span className={styles['count']}>{words.count(shown.length, rows.length)}</span>
          <FileTools shown={shown.flatMap(({ kept }) => kept ?? [])} />
        </span>
        <FilterTools filter={filter} onFilter={setFilter} />
        {selection.runs.length > 0 ? <SelectionTools selection={selection} onDone={() => table.current?.focus()} /> : <GalleryButton />}
      </div>
      <DropZone
        className={join(styles['drop'])} aria-label={words.drop}
        onDrop={({ items }) => void droppedFiles(items).then((files) => playground.runs.import(files.map(({ file }) => file)))}
      >
        {shown.length > 0
          ? <RunsTable groups={groupedRows(shown)} shownId={shownId} selection={selection} onTick={tick} scroller={table} />
          : <p className={styles['empty']}>{rows.length === 0 ? words.empty : words.noneFits}</p>}
      </DropZone>
    </section>
  );
}
