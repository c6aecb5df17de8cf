import { memo, type ReactElement, useMemo } from 'react';
import { IconToggle } from '../controls/icon-toggle.tsx';
import { Tick } from '../controls/tick.tsx';
import { Toggle } from '../controls/toggle.tsx';
import { useLocale, useMessages } from '../language/language.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import { KeptRunActions } from './kept-run-actions.tsx';
import type { PopoverKind, PopoverOpener } from './run-popover.tsx';
import { differenceText, type LossTrend, type RunRow } from './run-rows.ts';
import styles from './runs-panel.module.css';
import { startText } from './start-text.ts';

interface RunTableRowProps {
  readonly row: RunRow;
  readonly isShown: boolean;
  readonly isTicked: boolean;
  readonly onTick: (id: string, isTicked: boolean) => void;
  /** What of it is open in the popover of the table. */
  readonly opened: PopoverKind | undefined;
  readonly onOpen: PopoverOpener;
}

/**
 * A run: its name puts it into the charts, its tick among the selected ones. There may be hundreds: what is in a row is
 * plain elements alone, and is drawn anew only when it changes.
 */
export const RunTableRow = memo(function RunTableRow({ row, isShown, isTicked, onTick, opened, onOpen }: RunTableRowProps): ReactElement {
  const messages = useMessages();
  const form = usePlaygroundState(({ configuration }) => configuration.config);
  const difference = useMemo(() => differenceText(row.config, form, messages), [row.config, form, messages]);
  return (
    <tr data-shown={isShown || undefined}>
      <th scope="row"><RunName row={row} isShown={isShown} isTicked={isTicked} onTick={onTick} /></th>
      <td className={styles['difference']} title={row.configuration}>
        {row.series && <b>{row.series.variant}</b>} {difference}
      </td>
      <td>{row.status}</td>
      <td>{trendText(row.cyclic)}</td>
      <td>{trendText(row.simpleLg)}</td>
      <td>{row.kept && <KeptRunActions kept={row.kept} isBuiltIn={row.isBuiltIn} opened={opened} onOpen={onOpen} />}</td>
    </tr>
  );
});

function RunName({ row, isShown, isTicked, onTick }: Omit<RunTableRowProps, 'opened' | 'onOpen'>): ReactElement {
  const playground = usePlayground();
  const { runs: words } = useMessages();
  const locale = useLocale();
  return (
    <span className={styles['nameCell']} title={row.startedAt && startText(row.startedAt, 'full', locale)}>
      <Tick
        aria-label={words.selection.select(row.name)} isDisabled={!row.kept} isSelected={row.kept !== undefined && isTicked}
        onChange={(isOn) => onTick(row.id, isOn)}
      />
      {row.kept && !row.isBuiltIn && (
        <IconToggle
          icon="star" filledIcon={row.kept.starred === true} className={styles['star']} label={words.star(row.name)}
          isSelected={row.kept.starred === true} onChange={(isStarred) => playground.runs.star(row.id, isStarred)}
        />
      )}
      <Toggle className={styles['name'] ?? ''} isSelected={isShown} label={words.show(row.name)} onChange={() => playground.charted.show(row.id)}>
        {row.name}
      </Toggle>
      {row.startedAt !== undefined && <time className={styles['date']} dateTime={row.startedAt}>{startText(row.startedAt, 'short', locale)}</time>}
    </span>
  );
}

function trendText(trend: LossTrend | undefined): string {
  if (!trend) return '–';
  const arrow = trend.deepest < trend.shallowest ? '↘' : '↗';
  return `${trend.shallowest.toFixed(2)} ${arrow} ${trend.deepest.toFixed(2)}`;
}
