import type { ReactElement } from 'react';
import { configDifference } from '../../config/difference.ts';
import { type Preset, presetNamed, presetOf, presets } from '../../config/presets.ts';
import type { FirstMessages } from '../../messages/messages.ts';
import { presetWords } from '../../messages/preset-words.ts';
import { Choice, type ChoiceGroup } from '../controls/choice.tsx';
import { useFirstMessages } from '../language/language.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import styles from './preset-choice.module.css';

/** The preset that the form shows, or the nearest one it was changed from. */
export function PresetChoice(): ReactElement {
  const playground = usePlayground();
  const config = usePlaygroundState(({ configuration }) => configuration.config);
  const messages = useFirstMessages();
  const { topBar } = messages;
  const groups = (['start', 'paper'] as const).map((group): ChoiceGroup<string> => ({ ...topBar.presetGroups[group], options: optionsOf(group, messages) }));
  const nearest = presetOf(config);
  const isExact = configDifference(config, nearest.config).length === 0;
  return (
    <div className={styles['preset']}>
      <Choice
        label={topBar.preset} options={groups} value={isExact ? nearest.name : undefined} placeholder={topBar.changedPreset(presetWords(nearest, messages).label)}
        onChange={(name) => {
          const preset = presetNamed(name);
          if (preset) playground.choosePreset(preset);
        }}
      />
    </div>
  );
}

function optionsOf(group: Preset['group'], messages: FirstMessages): ChoiceGroup<string>['options'] {
  return presets.filter((preset) => preset.group === group).map((preset) => ({ value: preset.name, ...presetWords(preset, messages) }));
}
