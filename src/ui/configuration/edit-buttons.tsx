import type { ReactElement } from 'react';
import { changeLines, configDifference } from '../../config/difference.ts';
import type { ExperimentConfig } from '../../config/fields.ts';
import { presetOf } from '../../config/presets.ts';
import type { FirstMessages } from '../../messages/messages.ts';
import { presetWords } from '../../messages/preset-words.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { VisuallyHidden } from '../controls/visually-hidden.tsx';
import { useFirstMessages } from '../language/language.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import styles from './configuration-panel.module.css';

/** Takes edits of the configuration back, one by one or all of them, and says what each step changes. */
export function EditButtons(): ReactElement {
  const playground = usePlayground();
  const config = usePlaygroundState(({ configuration }) => configuration.config);
  const { past, future } = usePlaygroundState(({ edits }) => edits);
  const [before, after] = [past.at(-1), future.at(-1)];
  const messages = useFirstMessages();
  const words = messages.configuration;
  const preset = presetOf(config);
  const isChanged = configDifference(config, preset.config).length > 0;
  return (
    <span className={styles['edits']}>
      {isChanged && (
        <IconButton small icon="reuse" label={words.resetAll(presetWords(preset, messages).label)} onPress={() => playground.choosePreset(preset)} />
      )}
      <IconButton small icon="undo" label={before ? words.undoStep(stepText(words, config, before)) : words.undo} isDisabled={!before} onPress={() => playground.undo()} />
      <IconButton small icon="redo" label={after ? words.redoStep(stepText(words, config, after)) : words.redo} isDisabled={!after} onPress={() => playground.redo()} />
      <VisuallyHidden><output>{after && words.undone(stepText(words, after, config))}</output></VisuallyHidden>
    </span>
  );
}

/** What a step changes: its field, or how many there are. */
function stepText(words: FirstMessages['configuration'], from: ExperimentConfig, to: ExperimentConfig): string {
  const lines = changeLines(from, to, words.changes);
  return lines.length > 2 ? words.fieldCount(lines.length) : lines.join(', ');
}
