import { paperExperimentOf, type PaperVariant } from '../config/paper-experiments.ts';
import type { Preset, StartPresetName } from '../config/presets.ts';
import type { PresetWords } from './en/presets.ts';
import type { Messages } from './messages.ts';

/** What a preset is called, and what it shows. */
export function presetWords({ name }: Pick<Preset, 'name'>, { presets }: Messages): PresetWords {
  const { starts, experiments, variants, ofExperiment } = presets;
  const experiment = paperExperimentOf(name);
  if (!experiment) return starts[name as StartPresetName];
  const words = experiments[experiment.name];
  const variant = variants[name];
  return variant === undefined ? words : { ...words, label: ofExperiment(words.label, variant) };
}

/** What a variant is called beside the others of its experiment. */
export function variantLabel({ name, label }: Pick<PaperVariant, 'name' | 'label'>, { presets }: Messages): string {
  return presets.variants[name] ?? label;
}
