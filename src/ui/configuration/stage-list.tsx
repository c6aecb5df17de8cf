import type { ReactElement } from 'react';
import { Button, GridList, GridListItem } from 'react-aria-components';
import { fields } from '../../config/fields.ts';
import type { StageLayout } from '../../sws/stage-layout.ts';
import { IconButton } from '../controls/action-button.tsx';
import { Icon } from '../controls/icon.tsx';
import { join } from '../controls/join.ts';
import { useMessages } from '../language/language.ts';
import { marksStage, useMarked } from '../marked.ts';
import { stagesOf } from '../stages-of.ts';
import { stageColour, stageTextColour } from '../theme/stage-colour.ts';
import styles from './stage-list.module.css';
import { useReorder } from './use-reorder.ts';

interface StageListProps {
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
          />
        </GridListItem>
      ))}
    </GridList>
  );
}

interface StageRowProps {
  readonly stage: number;
  readonly layers: number;
  readonly stages: number;
  readonly onResize: (layers: number) => void;
  readonly onRemove: () => void;
}

function StageRow({ stage, layers, stages, onResize, onRemove }: StageRowProps): ReactElement {
  const isFaded = useMarked((marked) => marked.stage !== undefined && marked.stage !== stage);
  const { configuration: words } = useMessages();
  return (
    <div className={styles['row']} data-faded={isFaded || undefined} {...marksStage(stage)}>
      <Button slot="drag" className={join(styles['handle'])} aria-label={words.moveStage(stage + 1)}><Icon name="grip" /></Button>
      <svg className={styles['layers']} height="20" width="100%" aria-hidden="true">
        {Array.from({ length: layers }, (_, layer) => (
          <rect
            key={layer} x={`${(layer / Math.max(layers, 6)) * 100}%`}
            width={`${100 / Math.max(layers, 6) - 1}%`} height="20" rx="3" fill={stageColour(stage, stages)} fillOpacity={layer === 0 ? 1 : 0.55}
          />
        ))}
        <text x="7" y="14.5" className={styles['number']} fill={stageTextColour(stage, stages)}>{stage + 1}</text>
      </svg>
      <IconButton
        small icon="minus" label={words.fewerLayers(stage + 1)}
        isDisabled={layers <= fields.stageLayout.min} onPress={() => onResize(layers - 1)}
      />
      <span className={styles['count']}>{layers}</span>
      <IconButton
        small icon="plus" label={words.moreLayers(stage + 1)}
        isDisabled={layers >= fields.stageLayout.max} onPress={() => onResize(layers + 1)}
      />
      <IconButton small icon="close" label={words.removeStage(stage + 1)} isDisabled={stages <= 1} onPress={onRemove} />
    </div>
  );
}
