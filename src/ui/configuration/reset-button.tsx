import type { ReactElement } from 'react';
import type { FieldName } from '../../config/fields.ts';
import { formatFieldText } from '../../config/field-text.ts';
import { presetOf } from '../../config/presets.ts';
import { presetWords } from '../../messages/preset-words.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { useFirstMessages } from '../language/language.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import styles from './field-row.module.css';

interface ResetButtonProps {
  readonly name: FieldName;
  /** Called when the field has its value back, and this button is about to go. */
  readonly onReset: () => void;
}

/** Gives a field the value of the nearest preset again; there only where it has another. */
export function ResetButton({ name, onReset }: ResetButtonProps): ReactElement | null {
  const playground = usePlayground();
  const preset = usePlaygroundState(({ configuration }) => presetOf(configuration.config));
  const messages = useFirstMessages();
  const { configuration: words, fields } = messages;
  const isUnreadable = usePlaygroundState(({ configuration }) => configuration.unreadable[name] !== undefined);
  const text = usePlaygroundState(({ configuration }) => formatFieldText(name, configuration.config[name]));
  const before = formatFieldText(name, preset.config[name]);
  if (text === before && !isUnreadable) return null;
  return (
    <span className={styles['reset']}>
      <IconButton
        small icon="reuse" data-reset label={words.resetField(fields[name].label, before || words.empty, presetWords(preset, messages).label)}
        onPress={() => {
          playground.edit(name, preset.config[name]);
          onReset();
        }}
      />
    </span>
  );
}
