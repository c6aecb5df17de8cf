/** What a run has spent so far, network by network: read point by point, so that a live panel never starts over. */
import type { ExperimentConfig } from '../config/fields.ts';
import { ancestorShapeOf, vitShapeOf } from '../config/training-budget.ts';
import type { MetricPoint, MetricSeries, NetworkName, TunedName } from '../formats/metrics.ts';
import { flopCount } from '../sws/costs.ts';
import { auxNetDepth } from '../sws/stage-layout.ts';
import type { StrategyName } from '../sws/strategy.ts';
import type { ImageSet } from './ledger.ts';

/** Steps done so far, as far as a list of points has been read. */
export interface Spending {
  /** Points read. */
  readonly read: number;
  /** By network and seed. */
  readonly networks: ReadonlyMap<string, NetworkSteps>;
}

interface NetworkSteps {
  readonly network: NetworkName | TunedName;
  readonly seed: number;
  /** Of a Des-Net in tuning. */
  readonly tuned?: { readonly strategy: StrategyName; readonly depth: number };
  readonly steps: number;
}

/** One network's training so far, all seeds together. */
export interface SpentNetwork {
  readonly network: NetworkName | TunedName;
  /** Of a Des-Net in tuning. */
  readonly strategy?: StrategyName;
  readonly depth: number;
  readonly seeds: number;
  /** Training images seen. */
  readonly images: number;
  /** Passes over the images it is trained on. */
  readonly epochs: number;
  /** Images seen times the FLOPs of a forward pass, as the ledger counts. */
  readonly sampleFlops: number;
}

/** Before the first point. */
export const nothingSpent: Spending = { read: 0, networks: new Map() };

/** Reads the points that came since, of the first `count`; looks at no point twice. */
export function spendingAfter(spending: Spending, points: MetricSeries, count = points.length): Spending {
  if (count <= spending.read) return spending;
  const networks = new Map(spending.networks);
  for (let i = spending.read; i < count; i++) {
    const entry = stepsOf(points.at(i));
    if (!entry) continue;
    const key = `${entry.network} ${entry.seed}`;
    if (entry.steps > (networks.get(key)?.steps ?? 0)) networks.set(key, entry);
  }
  return { read: count, networks };
}

/** What the steps so far cost, by network in order of first appearance; `target` are the images of tuning. */
export function spentOf(
  { networks }: Spending,
  config: ExperimentConfig,
  images: ImageSet,
  target = images,
): readonly SpentNetwork[] {
  const byNetwork = new Map<string, NetworkSteps[]>();
  for (const entry of networks.values()) byNetwork.set(entry.network, [...(byNetwork.get(entry.network) ?? []), entry]);
  return [...byNetwork.values()].flatMap((entries) => entries.slice(0, 1).map(({ network, tuned }) => {
    const set = tuned ? target : images;
    const depth = tuned?.depth ?? depthOf(network, config);
    const shape = network === 'ancestor' ? ancestorShapeOf(config, images) : vitShapeOf(config, set);
    const seen = config.batchSize * entries.reduce((sum, { steps }) => sum + steps, 0);
    return {
      network,
      ...(tuned && { strategy: tuned.strategy }),
      depth,
      seeds: entries.length,
      images: seen,
      epochs: seen / set.trainImages,
      sampleFlops: seen * flopCount(shape, depth),
    };
  }));
}

function stepsOf(point: MetricPoint | undefined): NetworkSteps | undefined {
  if (point?.kind === 'training') return { network: point.network, seed: point.seed, steps: point.step };
  if (point?.kind !== 'tuning') return undefined;
  const { strategy, depth, seed, step } = point;
  return { network: `tuned-${strategy}-${depth}`, seed, tuned: { strategy, depth }, steps: step };
}

/** Layers that run; the Aux-Net and TLEG's store fewer. */
function depthOf(network: NetworkName | TunedName, config: ExperimentConfig): number {
  if (network === 'ancestor') return config.ancestorDepth;
  if (network === 'vanilla-net') return config.stageLayout.length;
  const trained = /^trained-(\d+)$/.exec(network)?.[1];
  return trained === undefined ? auxNetDepth(config.stageLayout) : Number(trained);
}
