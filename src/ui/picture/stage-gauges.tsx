import type { ReactElement } from 'react';
import type { StagedNetwork } from '../../formats/metrics.ts';
import { useFirstMessages } from '../language/language.ts';
import { networkStyle } from '../theme/series-style.ts';
import { bandsOf } from './network-bands.ts';
import styles from './picture.module.css';
import type { Column, PictureLayout } from './picture-layout.ts';
import type { StageFigures } from './stage-figures.ts';
import { barShare, type StageMeasure, valueText } from './stage-measures.ts';

interface StageGaugesProps {
  readonly figures: StageFigures;
  readonly measure: StageMeasure;
  /** The network whose stages they stand beside. */
  readonly column: Column;
  readonly layout: PictureLayout;
  readonly markedStage: number | undefined;
}

export const gaugedNetworks = ['aux-net', 'vanilla-net'] as const satisfies readonly StagedNetwork[];

/** Height of a bar, and of a bar that has a number beside it, pixels. */
const BAR = 4;
const NUMBERED = 10;

/** Beside each stage what it and the same stage of the other network tell of themselves, a bar a network. */
export function StageGauges({ figures, measure, column, layout, markedStage }: StageGaugesProps): ReactElement {
  const messages = useFirstMessages();
  const { ground, layerHeight, gauges, isNarrow } = layout;
  const networks = gaugedNetworks.filter((network) => figures.networks[network]);
  return (
    <g aria-hidden="true">
      {bandsOf(column.layers).map(({ source, first, count }) => {
        const height = count * layerHeight;
        const pitch = Math.min(height / networks.length, NUMBERED);
        const top = ground - (first + count / 2) * layerHeight - (pitch * networks.length) / 2;
        const bar = Math.min(BAR, pitch - 1);
        return (
          <g key={first} className={styles['layer']} opacity={markedStage !== undefined && markedStage !== source ? 0.3 : 1}>
            {networks.map((network, row) => {
              const point = figures.networks[network]?.[source];
              if (!point) return null;
              const middle = top + (row + 0.5) * pitch;
              const length = Math.max(1, barShare(measure, point, figures) * gauges.width);
              return (
                <g key={network}>
                  <rect x={gauges.right - gauges.width} width={gauges.width} y={middle - bar / 2} height={bar} rx={bar / 2} className={styles['track']} />
                  <rect
                    x={gauges.right - length} width={length} y={middle - bar / 2} height={bar} rx={bar / 2}
                    className={styles['gauge']} fill={networkStyle(network).colour}
                  />
                  {!isNarrow && pitch >= NUMBERED && (
                    <text x={gauges.right - gauges.width - 4} y={middle} className={styles['figure']}>{valueText(measure, point, messages)}</text>
                  )}
                </g>
              );
            })}
          </g>
        );
      })}
    </g>
  );
}
