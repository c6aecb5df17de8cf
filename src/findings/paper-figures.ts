/** The paper's own numbers for each of its experiments, to be shown beside a run's: other images, other sizes. */
import type { PaperExperimentName } from '../config/paper-experiments.ts';
import {
  figure1dSimpleLgLossIncrease, figure5SwsAbovePf, table1, table2, table3, table4, table5, table6,
} from '../sws/paper-tables.ts';
import type { StrategyName } from '../sws/strategy.ts';
import type { EvaluationPhase } from './depth-figures.ts';

export interface PaperColumn {
  readonly label: string;
  /** The strategy of ours that it belongs to, where it is one's figure by depth. */
  readonly strategy?: StrategyName;
}

export interface PaperRow {
  /** `12`, `MS-WS3 (1,5,1,4,1)`, `100`, `CIFAR-10`. */
  readonly label: string;
  /** Layers of the Des-Net, where rows are depths. */
  readonly depth?: number;
  /** One value a column. */
  readonly values: readonly (number | 'fail')[];
}

/** A table of the paper. */
export interface PaperFigures {
  /** What is measured, in which unit, on which images, and where it is printed. */
  readonly caption: string;
  /** Which of ours it stands beside, where it has strategies by depth. */
  readonly phase?: EvaluationPhase;
  /** The images that those were measured on. */
  readonly images?: string;
  readonly rowHeading: string;
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly PaperRow[];
}

const untuned = 'Top-1 accuracy in % on ImageNet-1K, Des-B without tuning';

const trained = { label: 'Trained, 100 epochs', strategy: 'trained' } as const;
const sws = { label: 'SWS', strategy: 'cyclic' } as const;

const figures: Readonly<Record<PaperExperimentName, PaperFigures>> = {
  'figure-1d': byDepth(
    'Validation loss above that of a trained Des-B, in %, on ImageNet-1K (Section 1; Figure 1d prints no numbers)',
    [{ label: 'Simple-LG, loss increase' }],
    figure1dSimpleLgLossIncrease.map(({ depth, percent }) => [depth, percent]),
  ),
  'figure-4': byDepth(
    `${untuned}, and what scratch reaches in 100 epochs (Table 1; Figure 4 prints no numbers). From 10 layers on, SWS passes scratch after one epoch`,
    [{ label: 'Scratch, 100 epochs', strategy: 'scratch' }, { label: 'TLEG, untuned', strategy: 'tleg' }, { label: 'SWS, untuned', strategy: 'cyclic' }],
    table1.map((row) => [row.depth, row.trained, row.tleg, row.sws]),
  ),
  'figure-5': {
    caption: 'Points of Top-1 accuracy by which SWS beats pre-training and fine-tuning, Des-B-12 tuned on each (Section 4.2; Figure 5 prints no numbers)',
    rowHeading: 'Images',
    columns: [{ label: 'SWS above PF' }],
    rows: figure5SwsAbovePf.map(({ dataSet, points }) => ({ label: dataSet, values: [points] })),
  },
  'table-1': byDepth(
    `${untuned} (Table 1)`,
    [
      trained, { label: 'IMwLM', strategy: 'selection-uniform' }, { label: 'Vanilla-LG', strategy: 'vanilla-lg' },
      { label: 'TLEG', strategy: 'tleg' }, sws,
    ],
    table1.map((row) => [row.depth, row.trained, row.imwlm, row.vanillaLg, row.tleg, row.sws]),
  ),
  'table-2': byDepth(
    'Top-1 accuracy in % on CIFAR-100, Des-B after tuning (Table 2)',
    [{ label: 'PF', strategy: 'pretrain-finetune' }, sws],
    table2.map((row) => [row.depth, row.pf, row.sws]),
    'tuned',
    'CIFAR-100',
  ),
  'table-3': byDepth(
    `${untuned} (Table 3)`,
    [{ label: 'Simple-LG', strategy: 'simple-lg' }, sws],
    table3.map((row) => [row.depth, row.simpleLg, row.sws]),
  ),
  'table-4': byDepth(
    `${untuned} (Table 4)`,
    [
      { label: 'RI', strategy: 'random-assigned' }, { label: 'CI-order1', strategy: 'cyclic' },
      { label: 'CI-order2', strategy: 'front-last-mid' },
    ],
    table4.map((row) => [row.depth, row.randomAssigned, row.cyclicOrder1, row.cyclicOrder2]),
  ),
  'table-5': {
    caption: 'Top-1 accuracy in % of Aux-B itself on ImageNet-1K (Table 5)',
    rowHeading: 'Method',
    columns: [{ label: 'Top-1' }],
    rows: table5.map(({ method, layout, top1 }) => ({ label: layout ? `${method} (${layout.join(',')})` : method, values: [top1] })),
  },
  'table-6': {
    caption: 'Top-1 accuracy in %: Aux-S on ImageNet-1K, and Des-S-12 tuned on four sets of images (Table 6)',
    rowHeading: 'Epochs',
    columns: ['Aux-S', 'CIFAR-100', 'CIFAR-10', 'Food-101', 'Cars-196'].map((label) => ({ label })),
    rows: table6.map((row) => ({ label: String(row.epochs), values: [row.auxNet, row.cifar100, row.cifar10, row.food101, row.cars196] })),
  },
};

/** The paper's own numbers for one of its experiments. */
export function paperFigures(experiment: PaperExperimentName): PaperFigures {
  return figures[experiment];
}

function byDepth(
  caption: string,
  columns: readonly PaperColumn[],
  rows: readonly (readonly [depth: number, ...values: number[]])[],
  phase: EvaluationPhase = 'untuned',
  images = 'ImageNet-1K',
): PaperFigures {
  return { caption, phase, images, rowHeading: 'Depth', columns, rows: rows.map(([depth, ...values]) => ({ label: String(depth), depth, values })) };
}
