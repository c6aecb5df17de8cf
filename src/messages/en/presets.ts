import { type PaperExperimentName, paperExperiments } from '../../config/paper-experiments.ts';
import { type StartPresetName, presets as presetTable } from '../../config/presets.ts';

export interface PresetWords {
  readonly label: string;
  readonly help: string;
}

/** The command line and the page call presets alike: their English words stand in their tables. */
export const presets = {
  starts: Object.fromEntries(presetTable.flatMap(({ name, group, label, help }) => (
    group === 'start' ? [[name, { label, help }]] : []
  ))) as Readonly<Record<StartPresetName, PresetWords>>,
  experiments: Object.fromEntries(
    paperExperiments.map(({ name, label, help }) => [name, { label, help }]),
  ) as Readonly<Record<PaperExperimentName, PresetWords>>,
  /** By the name of the preset; of experiments that have several. */
  variants: Object.fromEntries(
    paperExperiments.filter(({ variants }) => variants.length > 1).flatMap(({ variants }) => variants.map(({ name, label }) => [name, label])),
  ) as Readonly<Record<string, string>>,
  ofExperiment: (experiment: string, variant: string) => `${experiment}: ${variant}`,
};
