import type { ReactElement } from 'react';
import type { SeriesStyle } from '../theme/series-style.ts';
import styles from './chart-tooltip.module.css';
import { LineSample } from './line-sample.tsx';

export interface TooltipLine {
  readonly label: string;
  readonly style: SeriesStyle;
  readonly value: string;
}

/** The values under the pointer. */
export function ChartTooltip({ title, lines }: { readonly title: string; readonly lines: readonly TooltipLine[] }): ReactElement {
  return (
    <div className={styles['tooltip']}>
      <p className={styles['title']}>{title}</p>
      <ul>
        {lines.map(({ label, style, value }) => (
          <li key={label}>
            <LineSample style={style} />
            <span>{label}</span>
            <b>{value}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}
