import type { ReactElement } from 'react';
import { ToggleButton } from 'react-aria-components';
import { join } from '../controls/join.ts';
import type { SeriesStyle } from '../theme/series-style.ts';
import styles from './legend-toggle.module.css';
import { LineSample } from './line-sample.tsx';

interface LineNameProps {
  readonly label: string;
  readonly style: SeriesStyle;
}

interface LegendToggleProps extends LineNameProps {
  readonly isShown: boolean;
  readonly onChange: (isShown: boolean) => void;
}

/** A line's name and look, which switches it on and off. */
export function LegendToggle({ label, style, isShown, onChange }: LegendToggleProps): ReactElement {
  return (
    <ToggleButton className={join(styles['toggle'])} isSelected={isShown} onChange={onChange}>
      <LineSample style={style} />
      {label}
    </ToggleButton>
  );
}

/** A line's name and look alone. */
export function LineName({ label, style }: LineNameProps): ReactElement {
  return (
    <span className={styles['name']}>
      <LineSample style={style} />
      {label}
    </span>
  );
}
