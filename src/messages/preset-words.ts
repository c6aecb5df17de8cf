import { paperExperimentOf, paperExperiments, type PaperVariant } from '../config/paper-experiments.ts';
import type { Preset, StartPresetName } from '../config/presets.ts';
import type { PresetWords } from './en/presets.ts';
import type { FirstMessages, Messages } from './messages.ts';

/** What a preset is called, and what it shows. */
export function presetWords({ name }: Pick<Preset, 'name'>, { presets }: FirstMessages): PresetWords {
  const { starts, experiments, variants, ofExperiment } = presets;
  const experiment = paperExperimentOf(name);
  if (!experiment) return starts[name as StartPresetName];
  const words = experiments[experiment.name];
  const variant = variants[name];
  return variant === undefined ? words : { ...words, label: ofExperiment(words.label, variant) };
}

/** What a variant is called beside the others of its experiment. */
export function variantLabel({ name, label }: Pick<PaperVariant, 'name' | 'label'>, { presets }: FirstMessages): string {
  return presets.variants[name] ?? label;
}

/** What an experiment and its variant are called, of which a run keeps the English labels. */
export function seriesWords(series: { readonly label: string; readonly variant: string }, messages: FirstMessages): { readonly label: string; readonly variant: string } {
  const experiment = paperExperiments.find(({ label }) => label === series.label);
  const variant = experiment?.variants.find(({ label }) => label === series.variant);
  return {
    label: experiment ? messages.presets.experiments[experiment.name].label : series.label,
    variant: variant ? variantLabel(variant, messages) : series.variant,
  };
}

/** What a built-in result is called, and what it shows; its file is named after the experiment of the paper. */
export function galleryWords({ file, label, help }: PresetWords & { readonly file: string }, { presets, runs }: Messages): PresetWords {
  const experiment = paperExperiments.find(({ name }) => file.startsWith(`${name}-`));
  const [, lesson] = /^lesson-(\w+)\./.exec(file) ?? [];
  return runs.gallery.entry({ label, help }, experiment && presets.experiments[experiment.name], lesson);
}
