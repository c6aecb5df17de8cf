import type { ReactElement } from 'react';
import { Group, ToggleButton } from 'react-aria-components';
import type { StageLayout } from '../../sws/stage-layout.ts';
import { join } from '../controls/join.ts';
import { useFirstMessages } from '../language/language.ts';
import { mark, marksStage, useMarked } from '../marked.ts';
import { stagesOf } from '../stages-of.ts';
import { stageColour, stageTextColour } from '../theme/stage-colour.ts';
import styles from './picture.module.css';

/** The stages by number and colour: pointing at one, or pressing it, marks it everywhere. */
export function StageChips({ layout }: { readonly layout: StageLayout }): ReactElement {
  const { configuration, picture } = useFirstMessages();
  const marked = useMarked(({ stage }) => stage);
  return (
    <Group className={join(styles['chips'])} aria-label={picture.markStage}>
      {stagesOf(layout).map(({ layers, stage }) => (
        <span key={stage} {...marksStage(stage)}>
          <ToggleButton
            className={join(styles['chip'])} aria-label={configuration.stageOfLayers(stage + 1, layers)}
            isSelected={marked === stage} onChange={(isMarked) => mark({ stage: isMarked ? stage : undefined })}
          >
            <svg width="20" height="18" aria-hidden="true">
              <rect width="20" height="18" rx="4" fill={stageColour(stage, layout.length)} />
              <text x="10" y="9.5" className={styles['number']} fill={stageTextColour(stage, layout.length)}>{stage + 1}</text>
            </svg>
          </ToggleButton>
        </span>
      ))}
    </Group>
  );
}
