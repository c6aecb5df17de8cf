import type { ReactElement } from 'react';
import { Button } from 'react-aria-components';
import { fields } from '../../config/fields.ts';
import type { StageLayout } from '../../sws/stage-layout.ts';
import { Icon } from '../controls/icon.tsx';
import { join } from '../controls/join.ts';
import { useFirstMessages } from '../language/language.ts';
import { marksStage, useMarked } from '../marked.ts';
import { bandsOf } from './network-bands.ts';
import type { PictureLayout } from './picture-layout.ts';
import styles from './picture-tools.module.css';

interface StageToolsProps {
  readonly stageLayout: StageLayout;
  readonly layout: PictureLayout;
  readonly onChange: (next: StageLayout) => void;
}

/** Width of the two buttons beside a stage, pixels. */
const TOOLS = 42;

/** A − and a + beside each stage of the Aux-Net: shown while it is pointed at or focused, and always where one taps. */
export function StageTools({ stageLayout, layout, onChange }: StageToolsProps): ReactElement {
  const { picture: words } = useFirstMessages();
  const marked = useMarked(({ stage }) => stage);
  const { trained: { x, width, layers }, ground, layerHeight } = layout;
  return (
    // A fieldset has no place in a drawing.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div role="group" aria-label={words.layersOfStages}>
      {bandsOf(layers).map(({ source: stage, first, count }) => {
        const place = { left: x, width: width + TOOLS, top: ground - (first + count) * layerHeight, height: count * layerHeight };
        const set = (layersNow: number): void => onChange(stageLayout.with(stage, layersNow));
        return (
          <div key={stage} className={styles['stage']} style={place} data-marked={marked === stage || undefined} {...marksStage(stage)}>
            <Button
              className={join(styles['tool'])} aria-label={words.fewerLayers(stage + 1)}
              isDisabled={count <= fields.stageLayout.min} onPress={() => set(count - 1)}
            >
              <Icon name="minus" />
            </Button>
            <Button
              className={join(styles['tool'])} aria-label={words.moreLayers(stage + 1)}
              isDisabled={count >= fields.stageLayout.max} onPress={() => set(count + 1)}
            >
              <Icon name="plus" />
            </Button>
          </div>
        );
      })}
    </div>
  );
}
