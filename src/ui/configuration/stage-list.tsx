import type { ReactElement } from 'react';
import { Button, GridList, GridListItem } from 'react-aria-components';
import type { StageLayout } from '../../sws/stage-layout.ts';
import { Icon } from '../controls/icon.tsx';
import { join } from '../controls/join.ts';
import { useMessages } from '../language/language.ts';
import { stagesOf } from '../stages-of.ts';
import styles from './stage-list.module.css';
import { StageRow } from './stage-row.tsx';
import { useReorder } from './use-reorder.ts';

export interface StageListProps {
  readonly layout: StageLayout;
  readonly onChange: (layout: StageLayout) => void;
}

/** The stages, first to last, each with its layers; reordered by dragging or from the keyboard. */
export function StageList({ layout, onChange }: StageListProps): ReactElement {
  const { configuration: words } = useMessages();
  const reorder = useReorder(layout, (layers, stage) => words.stageOfLayers(stage + 1, layers), onChange);
  const resize = (stage: number, layers: number): void => onChange(layout.with(stage, layers));
  return (
    <GridList
      aria-label={words.stages} className={join(styles['list'])} dragAndDropHooks={reorder}
      keyboardNavigationBehavior="tab"
    >
      {stagesOf(layout).map(({ layers, stage }) => (
        <GridListItem
          key={stage} id={stage}
          textValue={words.stageOfLayers(stage + 1, layers)} className={join(styles['item'])}
        >
          <StageRow
            stage={stage} layers={layers} stages={layout.length}
            onResize={(next) => resize(stage, next)} onRemove={() => onChange(layout.toSpliced(stage, 1))}
            handle={<Button slot="drag" className={join(styles['handle'])} aria-label={words.moveStage(stage + 1)}><Icon name="grip" /></Button>}
          />
        </GridListItem>
      ))}
    </GridList>
  );
}
