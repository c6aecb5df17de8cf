import type { ReactElement } from 'react';
import { changeLines, configDifference } from '../../config/difference.ts';
import type { ExperimentConfig } from '../../config/fields.ts';
import { presetOf } from '../../config/presets.ts';
import { IconButton } from '../controls/action-button.tsx';
import { VisuallyHidden } from '../controls/visually-hidden.tsx';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import styles from './configuration-panel.module.css';

/** Takes edits of the configuration back, one by one or all of them, and says what each step changes. */
export function EditButtons(): ReactElement {
  const playground = usePlayground();
  const config = usePlaygroundState(({ configuration }) => configuration.config);
  const { past, future } = usePlaygroundState(({ edits }) => edits);
  const [before, after] = [past.at(-1), future.at(-1)];
  const preset = presetOf(config);
  const isChanged = configDifference(config, preset.config).length > 0;
  return (
    <span className={styles['edits']}>
      {isChanged && (
        <IconButton small icon="reuse" label={`Reset all fields to ${preset.label}`} onPress={() => playground.choosePreset(preset)} />
      )}
      <IconButton small icon="undo" label={before ? `Undo: ${stepText(config, before)}` : 'Undo'} isDisabled={!before} onPress={() => playground.undo()} />
      <IconButton small icon="redo" label={after ? `Redo: ${stepText(config, after)}` : 'Redo'} isDisabled={!after} onPress={() => playground.redo()} />
      <VisuallyHidden><output>{after && `Undone: ${stepText(after, config)}`}</output></VisuallyHidden>
    </span>
  );
}

/** What a step changes: its field, or how many there are. */
function stepText(from: ExperimentConfig, to: ExperimentConfig): string {
  const lines = changeLines(from, to);
  return lines.length > 2 ? `${lines.length} fields` : lines.join(', ');
}
