/**
 * The paper's experiments, each scaled to minutes on a laptop's GPU: its layout and initialisation, on drawn shapes
 * of 32 px in 16 tokens, with the recipe measured in small (`measuredRecipe`), three seeds and fewer depths. All
 * without an ancestor train the same Aux-Net, so that their runs can be judged together.
 */
import { table5Layouts } from '../sws/stage-layout.ts';
import { defaultConfig } from './defaults.ts';
import { configDifference } from './difference.ts';
import type { ExperimentConfig, FieldName } from './fields.ts';
import { measuredRecipe } from './measured-recipe.ts';

/** A claim of the paper that a small run can check; `src/findings/verdicts.ts` has their words. */
export type ClaimNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface PaperVariant {
  /** Name of its preset: the experiment's own where it is the only variant. */
  readonly name: string;
  readonly label: string;
  readonly config: ExperimentConfig;
}

export type PaperExperimentName =
  | 'figure-1d' | 'table-1' | 'table-2' | 'table-3' | 'table-4' | 'table-5' | 'table-6' | 'figure-4' | 'figure-5';

export interface PaperExperiment {
  readonly name: PaperExperimentName;
  readonly label: string;
  /** What it shows, in one sentence. */
  readonly help: string;
  /** The claims on which it has a say. */
  readonly shows: readonly ClaimNumber[];
  /** Runs that belong together, one configuration each. */
  readonly variants: readonly PaperVariant[];
}

/** Steps of one epoch in batches of 128: of the 10,240 training images of shapes10, and of the 4,096 of glyphs8. */
const EPOCH = 80;
const GLYPHS_EPOCH = 32;

const base: ExperimentConfig = {
  ...defaultConfig, ...measuredRecipe,
  stageLayout: [3, 3, 4, 3, 3], steps: 500, seeds: 3, evaluateEvery: 100, tuneDepths: [12],
};

/** Normal fine-tuning at a tenth of the first phase's learning rate, evaluated each quarter of an epoch. */
const tuning = { tuneSteps: 2 * EPOCH, tuneLearningRate: 0.0001, tuneEvery: EPOCH / 4, scratchSteps: 500 } as const;

/** The same on other images. */
const transfer = { ...tuning, target: 'glyphs8', tuneSteps: 5 * GLYPHS_EPOCH, tuneEvery: GLYPHS_EPOCH / 4 } as const;

/** The teacher of Tables 5 and 6: wider than what it teaches, and trained for twice as long. */
const distilled = { ancestor: 'trained', ancestorSteps: 1000 } as const;

/** The paper's experiments in its own order. */
export const paperExperiments: readonly PaperExperiment[] = [
  single({
    name: 'figure-1d', label: 'Figure 1(d)', shows: [1],
    help: 'Validation loss of untuned Des-Nets: Simple-LG rises with depth, SWS falls towards trained networks.',
    config: { ...base, strategies: ['cyclic', 'simple-lg', 'trained'], depths: [6, 8, 10, 12, 14] },
  }),
  single({
    name: 'figure-4', label: 'Figure 4', shows: [6, 7],
    help: 'Tuning against training from scratch and against TLEG: SWS should reach scratch’s end after one epoch.',
    config: {
      ...base, ...tuning, strategies: ['cyclic', 'tleg'], depths: [6, 9, 12, 15],
      tuneStrategies: ['cyclic', 'tleg', 'scratch'], tuneDepths: [6, 9, 12, 15],
    },
  }),
  single({
    name: 'figure-5', label: 'Figure 5', shows: [6],
    help: 'Transfer: Des-Nets of twelve layers tuned on other images, beside four other initialisations.',
    config: {
      ...base, ...transfer, strategies: ['cyclic'], depths: [12],
      tuneStrategies: ['cyclic', 'tleg', 'vanilla-lg', 'scratch', 'pretrain-finetune'],
    },
  }),
  single({
    name: 'table-1', label: 'Table 1', shows: [2],
    help: 'Untuned Des-Nets by SWS, TLEG, weight selection and Vanilla-LG, beside networks trained in full.',
    config: {
      ...base, depths: [6, 9, 12, 15],
      strategies: ['cyclic', 'tleg', 'vanilla-lg', 'selection-first', 'selection-uniform', 'trained'],
    },
  }),
  single({
    name: 'table-2', label: 'Table 2', shows: [7],
    help: 'Transfer by one learngene beside pre-training and fine-tuning a network for each depth.',
    config: {
      ...base, ...transfer, strategies: ['cyclic'], depths: [6, 9, 12, 15],
      tuneStrategies: ['cyclic', 'pretrain-finetune'], tuneDepths: [6, 9, 12, 15],
    },
  }),
  single({
    name: 'table-3', label: 'Table 3', shows: [1],
    help: 'Learngenes trained with and without stage-wise weight sharing, expanded to 8 to 12 layers, untuned.',
    config: { ...base, strategies: ['cyclic', 'simple-lg'], depths: [8, 9, 10, 11, 12] },
  }),
  single({
    name: 'table-4', label: 'Table 4', shows: [3],
    help: 'Cyclic initialisation in two orders beside random-assigned, at 7 to 12 layers, untuned.',
    config: { ...base, strategies: ['cyclic', 'front-last-mid', 'random-assigned'], depths: [7, 8, 9, 10, 11, 12], draws: 5 },
  }),
  {
    name: 'table-5', label: 'Table 5', shows: [4, 5],
    help: 'Six layouts of stages, and one without distillation: how good the Aux-Net becomes, and whether it diverges.',
    variants: [
      ...table5Layouts.map(({ name, layout }) => layoutVariant(name, layout)),
      { ...layoutVariant('MS-WS1 (wo dis)', table5Layouts[0].layout, 'none'), name: 'table-5-ms-ws1-wo-dis' },
    ],
  },
  {
    name: 'table-6', label: 'Table 6', shows: [5],
    help: 'A learngene trained for longer, by half as much again, tuned on other images.',
    variants: [
      { name: 'table-6-short', label: 'Shorter training', config: budgetConfig(400) },
      { name: 'table-6-long', label: 'Longer training', config: budgetConfig(600) },
    ],
  },
];

/** The paper's experiment that a preset of this name belongs to. */
export function paperExperimentOf(preset: string): PaperExperiment | undefined {
  return paperExperiments.find(({ variants }) => variants.some(({ name }) => name === preset));
}

/** What makes a configuration an experiment of the paper, whatever its images, sizes, depths and budgets. */
const essentials = ['strategies', 'stageLayout', 'ancestor', 'tuneStrategies'] as const;

/** The experiment that a configuration is in small: the nearest of those with its strategies, layout and ancestor. */
export function experimentLike(config: ExperimentConfig): PaperExperiment | undefined {
  const differing = (variant: PaperVariant): readonly FieldName[] => configDifference(config, variant.config);
  const isLike = (variant: PaperVariant): boolean => differing(variant).every((name) => !essentials.some((essential) => essential === name))
    && (config.target === 'none') === (variant.config.target === 'none');
  const [nearest] = paperExperiments
    .flatMap(({ variants }) => variants)
    .filter(isLike)
    .toSorted((a, b) => differing(a).length - differing(b).length);
  return nearest && paperExperimentOf(nearest.name);
}

function single({ config, ...experiment }: Omit<PaperExperiment, 'variants'> & { readonly config: ExperimentConfig }): PaperExperiment {
  const { name, label } = experiment;
  return { ...experiment, variants: [{ name, label, config }] };
}

/** One row of Table 5; its Des-Nets are a by-product, the Aux-Net is what is compared. */
function layoutVariant(label: string, stageLayout: readonly number[], ancestor: ExperimentConfig['ancestor'] = 'trained'): PaperVariant {
  const config: ExperimentConfig = { ...base, ...distilled, ancestor, stageLayout, strategies: ['cyclic'], depths: [6, 9, 12] };
  return { name: `table-5-${label.toLowerCase()}`, label, config };
}

/** One row of Table 6: the paper's 100 and 150 epochs are 2 to 3. */
function budgetConfig(steps: number): ExperimentConfig {
  return { ...base, ...distilled, ...transfer, steps, strategies: ['cyclic'], depths: [12], tuneStrategies: ['cyclic'] };
}
