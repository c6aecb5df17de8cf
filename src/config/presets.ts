import { invariant } from '../lib/errors.ts';
import { defaultConfig } from './defaults.ts';
import { configDifference } from './difference.ts';
import type { ExperimentConfig } from './fields.ts';
import { measuredRecipe } from './measured-recipe.ts';
import { paperExperiments } from './paper-experiments.ts';

export type StartPresetName = 'quick' | 'cifar10' | 'ms-ws6-small' | 'ms-ws4-small' | 'paper' | 'distilled';

export interface Preset {
  /** Name in links (`#v=1&preset=…`) and on the command line (`--preset …`). */
  readonly name: string;
  /** A place to start from, or one of the paper's experiments. */
  readonly group: 'start' | 'paper';
  readonly label: string;
  /** What it shows, in one or two sentences. */
  readonly help: string;
  readonly config: ExperimentConfig;
}

/** Two layouts of Table 5 in small: the same 16 layers and five stages, so that only the layout differs. */
const layoutComparison = { steps: 300, depths: [5, 6, 7, 8, 9, 10], strategies: ['cyclic', 'random-assigned'] } as const;

const starts: readonly (Omit<Preset, 'group'> & { readonly name: StartPresetName })[] = [
  {
    name: 'quick', label: 'Quick look',
    help: 'A small network on drawn shapes: the paper’s picture in seconds on a GPU, in minutes on a processor.',
    config: defaultConfig,
  },
  {
    name: 'cifar10', label: 'CIFAR-10',
    help: 'Ten layers in five stages on a folder of small photographs that you choose, such as CIFAR-10.',
    config: {
      ...defaultConfig, ...measuredRecipe,
      data: 'image-folder', stageLayout: [2, 2, 2, 2, 2], depths: [5, 6, 7, 8, 9],
    },
  },
  {
    name: 'ms-ws6-small', label: 'MS-WS6 in small (balanced)',
    help: 'Table 5’s balanced layout 3,3,4,3,3. Compare it with MS-WS4 in small: all else is the same.',
    config: { ...defaultConfig, ...layoutComparison, stageLayout: [3, 3, 4, 3, 3] },
  },
  {
    name: 'ms-ws4-small', label: 'MS-WS4 in small (unbalanced)',
    help: 'Table 5’s unbalanced layout 4,1,6,1,4. Compare it with MS-WS6 in small: all else is the same.',
    config: { ...defaultConfig, ...layoutComparison, stageLayout: [4, 1, 6, 1, 4] },
  },
  {
    name: 'paper', label: 'The paper’s shape',
    help: 'The paper’s 16 layers in five stages and Des-Nets of 5 to 14 layers, narrow enough to train in a page.',
    config: {
      ...defaultConfig, ...measuredRecipe,
      stageLayout: [3, 3, 4, 3, 3], steps: 500, depths: [5, 6, 7, 8, 9, 10, 11, 12, 13, 14],
    },
  },
  {
    name: 'distilled', label: 'With an ancestor',
    help: 'Trains a wider and deeper ViT first, then the Aux-Net on its predictions (Eq. 2 to 4), as the paper does.',
    config: { ...defaultConfig, ancestor: 'trained' },
  },
];

/** Starting points first, of them `quick`, the defaults; then every variant of the paper's experiments. */
export const presets: readonly Preset[] = [
  ...starts.map((preset) => ({ ...preset, group: 'start' as const })),
  ...paperExperiments.flatMap(({ label, help, variants }) => variants.map((variant) => ({
    ...variant,
    label: variants.length > 1 ? `${label}: ${variant.label}` : label,
    help,
    group: 'paper' as const,
  }))),
];

/** The preset of that name, if there is one. */
export function presetNamed(name: string): Preset | undefined {
  return presets.find((preset) => preset.name === name);
}

/** What `presetOf` found: many parts of the page ask it of the same configuration. */
const found = new WeakMap<ExperimentConfig, Preset>();

/** The preset that differs from `config` in the fewest fields; the earlier one of two that are as near. */
export function presetOf(config: ExperimentConfig): Preset {
  const known = found.get(config);
  if (known) return known;
  const distances = presets.map((preset) => ({ preset, distance: configDifference(config, preset.config).length }));
  const [nearest] = distances.toSorted((a, b) => a.distance - b.distance);
  invariant(nearest, 'there are presets');
  found.set(config, nearest.preset);
  return nearest.preset;
}
