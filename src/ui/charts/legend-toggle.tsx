import { memo, type ReactElement } from 'react';
import { ToggleButton } from 'react-aria-components';
import { join } from '../controls/join.ts';
import type { Hovering } from '../marked.ts';
import type { SeriesStyle } from '../theme/series-style.ts';
import styles from './legend-toggle.module.css';
import { LineSample } from './line-sample.tsx';
import type { HiddenLines } from './use-hidden-lines.ts';

export interface LegendEntry {
  readonly key: string;
  readonly label: string;
  readonly style: SeriesStyle;
}

interface LegendProps {
  readonly entries: readonly LegendEntry[];
  readonly hiding: HiddenLines;
  /** Handlers that mark everywhere what an entry stands for. */
  readonly marks?: (key: string) => Hovering | undefined;
}

/** Names and looks of lines, each of which switches its line on and off. Drawn anew only when they change. */
export const Legend = memo(function Legend({ entries, hiding: { hidden, show }, marks }: LegendProps): ReactElement {
  return <>{entries.map((entry) => <Toggle key={entry.key} entry={entry} isShown={!hidden.includes(entry.key)} show={show} marks={marks} />)}</>;
});

interface ToggleProps extends Pick<HiddenLines, 'show'> {
  readonly entry: LegendEntry;
  readonly isShown: boolean;
  readonly marks: LegendProps['marks'];
}

/** One of them; with dozens of runs, drawing all for each that is switched would hold a frame. */
const Toggle = memo(function Toggle({ entry: { key, label, style }, isShown, show, marks }: ToggleProps): ReactElement {
  return (
    <ToggleButton className={join(styles['toggle'])} isSelected={isShown} onChange={(isOn) => show(key, isOn)} {...marks?.(key)}>
      <LineSample style={style} />
      {label}
    </ToggleButton>
  );
});

/** What all lines have in common, after their names. */
export function LegendNote({ children }: { readonly children: string }): ReactElement {
  return <span className={styles['note']}>{children}</span>;
}

/** A line's name and look alone. */
export function LineName({ label, style }: Omit<LegendEntry, 'key'>): ReactElement {
  return (
    <span className={styles['name']}>
      <LineSample style={style} />
      {label}
    </span>
  );
}
