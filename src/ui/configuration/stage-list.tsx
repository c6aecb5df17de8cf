import type { ReactElement } from 'react';
import type { StageLayout } from '../../sws/stage-layout.ts';
import { Icon } from '../controls/icon.tsx';
import { join } from '../controls/join.ts';
import { SortableHandle, SortableList } from '../controls/sortable-list.tsx';
import { useMessages } from '../language/language.ts';
import styles from './stage-list.module.css';
import { StageRow } from './stage-row.tsx';

export interface StageListProps {
  readonly layout: StageLayout;
  readonly onChange: (layout: StageLayout) => void;
}

/** The stages, first to last, each with its layers; reordered by dragging or from the keyboard. */
export function StageList({ layout, onChange }: StageListProps): ReactElement {
  const { configuration: words } = useMessages();
  return (
    <SortableList
      label={words.stages} className={join(styles['list'])} itemClassName={join(styles['item'])}
      items={layout} nameOf={(layers, stage) => words.stageOfLayers(stage + 1, layers)} onChange={onChange}
    >
      {(layers, stage) => (
        <StageRow
          stage={stage} layers={layers} stages={layout.length}
          onResize={(next) => onChange(layout.with(stage, next))} onRemove={() => onChange(layout.toSpliced(stage, 1))}
          handle={<SortableHandle label={words.moveStage(stage + 1)} className={join(styles['handle'])}><Icon name="grip" /></SortableHandle>}
        />
      )}
    </SortableList>
  );
}
