import type { ExperimentConfig } from '../../config/fields.ts';
import { seedsOf } from '../../config/needed-networks.ts';
import { ancestorBudget, type ImageKind, type TrainingBudget, trainingBudgets } from '../../config/training-budget.ts';
import type { SpentNetwork } from '../../findings/spending.ts';
import type { ImageSet } from '../../findings/ledger.ts';
import type { NetworkName, TunedName } from '../../formats/metrics.ts';
import { flopCount } from '../../sws/costs.ts';
import type { Messages } from '../../messages/messages.ts';
import { failedLabel } from '../theme/series-style.ts';

/** What one network has cost so far, beside its plan; all seeds together. */
export interface SpentRow {
  readonly network: NetworkName | TunedName;
  readonly label: string;
  /** Passes over its images. */
  readonly epochs: number;
  readonly plannedEpochs: number;
  /** Images seen times the FLOPs of a forward pass. */
  readonly sampleFlops: number;
  readonly plannedSampleFlops: number;
}

/** One row for each network that the configuration trains, in the order of the experiment. */
export function spentRows(spent: readonly SpentNetwork[], config: ExperimentConfig, images: ImageSet, target: ImageSet, messages: Messages): readonly SpentRow[] {
  const ancestor = ancestorBudget(config, images);
  const budgets = [
    ...(ancestor ? [{ budget: ancestor, seeds: 1 }] : []),
    ...trainingBudgets(config, images, target satisfies ImageKind).map((budget) => ({ budget, seeds: seedsOf(config).length })),
  ];
  return budgets.map(({ budget, seeds }) => {
    const network = nameOf(budget);
    const soFar = spent.find((each) => each.network === network);
    const { trainImages } = budget.network === 'tuned' ? target : images;
    const plannedImages = seeds * budget.steps * config.batchSize;
    return {
      network,
      label: failedLabel(network, messages),
      epochs: soFar?.epochs ?? 0,
      plannedEpochs: plannedImages / trainImages,
      sampleFlops: soFar?.sampleFlops ?? 0,
      plannedSampleFlops: plannedImages * flopCount(budget.shape, budget.depth),
    };
  });
}

/** All rows in one. */
export function totalOf(rows: readonly SpentRow[]): Pick<SpentRow, 'epochs' | 'plannedEpochs' | 'sampleFlops' | 'plannedSampleFlops'> {
  const sum = (key: 'epochs' | 'plannedEpochs' | 'sampleFlops' | 'plannedSampleFlops'): number =>
    rows.reduce((total, row) => total + row[key], 0);
  return { epochs: sum('epochs'), plannedEpochs: sum('plannedEpochs'), sampleFlops: sum('sampleFlops'), plannedSampleFlops: sum('plannedSampleFlops') };
}

function nameOf({ network, strategy, depth }: TrainingBudget): NetworkName | TunedName {
  if (network === 'tuned' && strategy !== undefined) return `tuned-${strategy}-${depth}`;
  return network === 'trained' || network === 'tuned' ? `trained-${depth}` : network;
}
