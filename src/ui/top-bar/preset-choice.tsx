import type { ReactElement } from 'react';
import { configDifference } from '../../config/difference.ts';
import { presetNamed, presetOf, presets } from '../../config/presets.ts';
import { Choice } from '../controls/choice.tsx';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import styles from './preset-choice.module.css';

const options = presets.map(({ name, label, help }) => ({ value: name, label, help }));

/** The preset that the form shows, or the nearest one it was changed from. */
export function PresetChoice(): ReactElement {
  const playground = usePlayground();
  const config = usePlaygroundState(({ configuration }) => configuration.config);
  const nearest = presetOf(config);
  const isExact = configDifference(config, nearest.config).length === 0;
  return (
    <div className={styles['preset']}>
      <Choice
        label="Preset" options={options} value={isExact ? nearest.name : undefined} placeholder={`${nearest.label}, changed`}
        onChange={(name) => {
          const preset = presetNamed(name);
          if (preset) playground.choosePreset(preset);
        }}
      />
    </div>
  );
}
