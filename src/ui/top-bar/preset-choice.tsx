import type { ReactElement } from 'react';
import { configDifference } from '../../config/difference.ts';
import { type Preset, presetNamed, presetOf, presets } from '../../config/presets.ts';
import { Choice, type ChoiceGroup } from '../controls/choice.tsx';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import styles from './preset-choice.module.css';

const groups: readonly ChoiceGroup<string>[] = [
  { title: 'Start.', help: 'Configurations to begin with and to change.', options: optionsOf('start') },
  {
    title: 'The paper’s experiments.', help: 'Scaled to minutes on a laptop’s GPU, with the paper’s own numbers beside them.',
    options: optionsOf('paper'),
  },
];

/** The preset that the form shows, or the nearest one it was changed from. */
export function PresetChoice(): ReactElement {
  const playground = usePlayground();
  const config = usePlaygroundState(({ configuration }) => configuration.config);
  const nearest = presetOf(config);
  const isExact = configDifference(config, nearest.config).length === 0;
  return (
    <div className={styles['preset']}>
      <Choice
        label="Preset" options={groups} value={isExact ? nearest.name : undefined} placeholder={`${nearest.label}, changed`}
        onChange={(name) => {
          const preset = presetNamed(name);
          if (preset) playground.choosePreset(preset);
        }}
      />
    </div>
  );
}

function optionsOf(group: Preset['group']): ChoiceGroup<string>['options'] {
  return presets.filter((preset) => preset.group === group).map(({ name, label, help }) => ({ value: name, label, help }));
}
