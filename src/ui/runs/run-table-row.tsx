import type { ReactElement } from 'react';
import { ToggleButton } from 'react-aria-components';
import controls from '../controls/controls.module.css';
import { Icon } from '../controls/icon.tsx';
import { join } from '../controls/join.ts';
import { Tick } from '../controls/tick.tsx';
import { useLocale, useMessages } from '../language/language.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import { KeptRunActions } from './kept-run-actions.tsx';
import type { RunSelection } from './run-selection.ts';
import { differenceText, type LossTrend, type RunRow } from './run-rows.ts';
import styles from './runs-panel.module.css';

interface RunTableRowProps {
  readonly row: RunRow;
  readonly isShown: boolean;
  readonly selection: RunSelection;
}

/** A run: its name puts it into the charts, its tick among the selected ones. */
export function RunTableRow({ row, isShown, selection }: RunTableRowProps): ReactElement {
  const playground = usePlayground();
  const messages = useMessages();
  const locale = useLocale();
  const difference = usePlaygroundState(({ configuration }) => differenceText(row.config, configuration.config, messages));
  return (
    <tr data-shown={isShown || undefined}>
      <th scope="row">
        <span className={styles['nameCell']} title={row.startedAt && new Date(row.startedAt).toLocaleString(locale, fullTime)}>
          <Tick
            aria-label={messages.runs.selection.select(row.name)} isDisabled={!row.kept} isSelected={row.kept !== undefined && selection.isTicked(row.id)}
            onChange={(isTicked) => selection.tick(row.id, isTicked)}
          />
          {row.kept && !row.isBuiltIn && <Star id={row.id} name={row.name} isStarred={row.kept.starred === true} />}
          <ToggleButton
            className={join(styles['name'])} isSelected={isShown} aria-label={messages.runs.show(row.name)}
            onChange={() => playground.charted.show(row.id)}
          >
            {row.name}
          </ToggleButton>
          {row.startedAt !== undefined && <StartTime startedAt={row.startedAt} locale={locale} />}
        </span>
      </th>
      <td className={styles['difference']} title={row.configuration}>
        {row.series && <b>{row.series.variant}</b>} {difference}
      </td>
      <td>{row.status}</td>
      <td>{trendText(row.cyclic)}</td>
      <td>{trendText(row.simpleLg)}</td>
      <td>{row.kept && <KeptRunActions kept={row.kept} configuration={row.configuration} isBuiltIn={row.isBuiltIn} />}</td>
    </tr>
  );
}

interface StarProps {
  readonly id: string;
  readonly name: string;
  readonly isStarred: boolean;
}

function Star({ id, name, isStarred }: StarProps): ReactElement {
  const playground = usePlayground();
  const { runs: words } = useMessages();
  return (
    <ToggleButton
      className={join(controls['button'], controls['quiet'], controls['small'], controls['square'], styles['star'])}
      aria-label={words.star(name)} isSelected={isStarred} onChange={(starred) => playground.runs.star(id, starred)}
    >
      <Icon name="star" filled={isStarred} />
    </ToggleButton>
  );
}

const timeOfDay = { hour: '2-digit', minute: '2-digit' } as const;
const dayOfYear = { day: 'numeric', month: 'short' } as const;
const fullTime = { dateStyle: 'long', timeStyle: 'short' } as const;

/** The day on which the page was opened. */
const today = new Date().toDateString();

/** The time of a run of today, the day of an earlier one. */
function StartTime({ startedAt, locale }: { readonly startedAt: string; readonly locale: string }): ReactElement {
  const date = new Date(startedAt);
  const shown = date.toDateString() === today ? timeOfDay : dayOfYear;
  return <time className={styles['date']} dateTime={startedAt}>{date.toLocaleString(locale, shown)}</time>;
}

function trendText(trend: LossTrend | undefined): string {
  if (!trend) return '–';
  const arrow = trend.deepest < trend.shallowest ? '↘' : '↗';
  return `${trend.shallowest.toFixed(2)} ${arrow} ${trend.deepest.toFixed(2)}`;
}
