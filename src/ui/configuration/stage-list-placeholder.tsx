import type { ReactElement } from 'react';
import { Icon } from '../controls/icon.tsx';
import { stagesOf } from '../stages-of.ts';
import styles from './stage-list.module.css';
import type { StageListProps } from './stage-list.tsx';
import { StageRow } from './stage-row.tsx';

/** The same rows and buttons, until the code is there by which stages are dragged. */
export function StageListPlaceholder({ layout, onChange }: StageListProps): ReactElement {
  return (
    <div className={styles['list']} aria-busy="true">
      {stagesOf(layout).map(({ layers, stage }) => (
        <div key={stage} className={styles['item']}>
          <StageRow
            stage={stage} layers={layers} stages={layout.length} handle={<span className={styles['handle']}><Icon name="grip" /></span>}
            onResize={(next) => onChange(layout.with(stage, next))} onRemove={() => onChange(layout.toSpliced(stage, 1))}
          />
        </div>
      ))}
    </div>
  );
}
