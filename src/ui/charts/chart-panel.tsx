import { Activity, memo, type ReactElement, type ReactNode, startTransition, useCallback, useEffect, useId, useRef, useState } from 'react';
import { blobInSlices } from '../../lib/slices.ts';
import type { Messages } from '../../messages/messages.ts';
import { download } from '../controls/download.ts';
import { IconToggle } from '../controls/icon-toggle.tsx';
import { join } from '../controls/join.ts';
import { VisuallyHidden } from '../controls/visually-hidden.tsx';
import type { RowMarks } from '../marked.ts';
import { ToggleIconButton } from '../controls/toggle-icon-button.tsx';
import { useMessages } from '../language/language.ts';
import styles from './chart-panel.module.css';
import { type ChartTable, csvOf, type RawTable } from './chart-table.ts';
import type { ChartPlot } from './chart-plot.ts';
import { DataTable } from './data-table.tsx';
import { type ChartFormat, DownloadMenu } from './download-menu.tsx';
import { chartAsSvg, saveAsPng } from './save-chart.ts';

interface ChartPanelProps {
  readonly title: string;
  /** What is shown, and when it was measured. */
  readonly caption?: string;
  /** Switches of what is shown. */
  readonly controls?: ReactNode;
  readonly legend?: ReactNode;
  readonly footer?: ReactNode;
  /** Within a box of tabs, which stand where the title would. */
  readonly isTab?: boolean;
  /** Shown over the axes while there are no values yet. */
  readonly invitation: string;
  /** Whether there are no values yet. */
  readonly isEmpty: boolean;
  /** Whether there is a table nevertheless, which says why. */
  readonly hasTable?: boolean;
  /** The exact values, made only when they are wanted: a chart is drawn more often than its table is read. */
  readonly table: () => ChartTable;
  /** Digits after the point in the table. */
  readonly digits: number;
  /** Every value behind the chart, as it was recorded; the table where there is nothing more. */
  readonly rawTable?: () => RawTable;
  /** The chart and what is said below it, for a picture. */
  readonly picture?: { readonly plot: ChartPlot; readonly notes: () => readonly string[] };
  /** Without extension. */
  readonly fileName: string;
  /** Handlers that mark everywhere what a row of the table stands for. */
  readonly marksRow?: (heading: number | string) => RowMarks;
  /** The chart; without one the table is always shown. */
  readonly children?: ReactNode;
}

/** A chart with its title, legend, exact values and downloads. */
export function ChartPanel(props: ChartPanelProps): ReactElement {
  const { title, caption, controls, legend, footer, isTab = false, invitation, isEmpty, hasTable = !isEmpty, table, digits, marksRow, children } = props;
  const [wantsTable, setWantsTable] = useState(false);
  // A chart of many lines is drawn again in slices.
  const toggleTable = useCallback((wants: boolean) => startTransition(() => setWantsTable(wants)), []);
  const id = useId();
  const messages = useMessages();
  const latest = useRef(props);
  useEffect(() => { latest.current = props; });
  const save = useCallback((format: ChartFormat) => void saveChart(latest.current, format, messages), [messages]);
  const isTable = (wantsTable || children === undefined) && hasTable;
  const heading = <h2 id={id}>{title}</h2>;
  return (
    <section className={join(styles['panel'], !isTab && styles['box'])} aria-labelledby={id}>
      <header className={styles['header']}>
        {!isTab && heading}
        <Tools
          title={title} isShort={isTab} hasChart={children !== undefined} isEmpty={isEmpty} wantsTable={wantsTable} onTable={toggleTable}
          onSave={save}
        />
      </header>
      <div className={styles['caption']}>
        {isTab && (controls === undefined ? heading : <VisuallyHidden>{heading}</VisuallyHidden>)}
        {caption !== undefined && <p>{caption}</p>}
        {controls !== undefined && <span className={styles['controls']}>{controls}</span>}
      </div>
      <div className={styles['legend']}>{legend}</div>
      <div className={styles['body']}>
        <Activity mode={isTable ? 'hidden' : 'visible'}>{children}</Activity>
        {isTable && <DataTable title={title} table={table()} digits={digits} marksRow={marksRow} />}
        {isEmpty && !isTable && <p className={styles['invitation']}><span>{invitation}</span></p>}
      </div>
      {footer}
    </section>
  );
}

/** Offers the values or a picture of what is shown at this moment. */
async function saveChart({ title, caption = '', table, rawTable = table, picture, fileName }: ChartPanelProps, format: ChartFormat, { charts }: Messages): Promise<void> {
  if (format === 'csv') return download(`${fileName}.csv`, await blobInSlices(csvOf(rawTable()), 'text/csv'));
  if (!picture) return undefined;
  const svg = await chartAsSvg(picture.plot, { title, caption, notes: picture.notes(), smoothed: charts.smoothed, spikes: charts.spike.of });
  return format === 'svg' ? download(`${fileName}.svg`, svg) : saveAsPng(`${fileName}.png`, svg);
}

interface ToolsProps {
  readonly title: string;
  /** Beside tabs there is room for icons alone. */
  readonly isShort: boolean;
  readonly hasChart: boolean;
  readonly isEmpty: boolean;
  readonly wantsTable: boolean;
  readonly onTable: (wantsTable: boolean) => void;
  readonly onSave: (format: ChartFormat) => void;
}

/** Drawn anew only when they change, unlike the chart beside them. */
const Tools = memo(function Tools({ title, isShort, hasChart, isEmpty, wantsTable, onTable, onSave }: ToolsProps): ReactElement {
  const { charts: words } = useMessages();
  return (
    <span className={styles['tools']}>
      {hasChart && (isShort
        ? <IconToggle icon="table" label={words.showTable(title)} isSelected={wantsTable} onChange={onTable} />
        : <ToggleIconButton icon="table" label={words.table} name={words.showTable(title)} isSelected={wantsTable} onChange={onTable} />)}
      <DownloadMenu title={title} hasChart={hasChart} isDisabled={isEmpty} onChoose={onSave} />
    </span>
  );
});
