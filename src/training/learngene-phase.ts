import { trainingBudgets, type TrainingBudget } from '../config/training-budget.ts';
import { imageCount } from '../data/dataset.ts';
import { plainVit, type NetworkSpec } from '../engine/plan/network-spec.ts';
import { randomStream } from '../lib/random.ts';
import { auxNetLayerSources } from '../sws/layer-sources.ts';
import { initializeWeights, type Weights } from '../sws/learngene.ts';
import { initializeTleg } from '../sws/tleg.ts';
import type { Teacher } from './ancestry/teacher.ts';
import { batchSource } from './batch.ts';
import { imageKindOf, type ExperimentContext } from './context.ts';
import type { Descendant } from './descendants.ts';
import { networkTrainer } from './network-trainer.ts';
import { Sources } from './sources.ts';
import { StageStatistics } from './stage-statistics.ts';
import { trainTogether } from './train-together.ts';
import type { Trainer } from './trainer.ts';
import { reportTo } from './training-points.ts';
import { UntunedEvaluation } from './untuned-evaluation.ts';

type SourceName = 'aux-net' | 'vanilla-net' | 'tleg-net' | 'deep-net';

/**
 * Phase 1 of one seed: the Aux-Net and whatever else must learn from the same batches, step by step side by side, with
 * the untuned Des-Nets evaluated live. Returns the trained networks and their evaluation, for the end of the seed.
 */
export async function learngenePhase(
  context: ExperimentContext,
  { seed, teacher, descendants }: { readonly seed: number; readonly teacher: Teacher | undefined; readonly descendants: readonly Descendant[] },
): Promise<{ sources: Sources; evaluation: UntunedEvaluation }> {
  const { config, dataset, progress, images } = context;
  const { batchSize, steps, evaluateEvery } = config;
  const batches = batchSource(dataset, batchSize, seed, config); // the first shards are read while the engine compiles
  const trainers: Trainer<SourceName>[] = [];
  const sources = new Sources(trainers);
  const statistics = new StageStatistics(context, sources, seed);
  let evaluation: UntunedEvaluation | undefined;
  try {
    for (const budget of trainingBudgets(config, imageKindOf(dataset))) {
      const { network: name } = budget;
      if (name !== 'trained' && name !== 'tuned' && name !== 'ancestor') trainers.push(await sourceTrainer(context, { name, budget, seed, teacher }));
    }
    const untuned = new UntunedEvaluation(context, sources, seed, descendants);
    evaluation = untuned;
    await images.check();
    progress.begin('learngene', { seed, steps });
    await trainTogether(context, {
      stage: `${seed}/learngene`,
      needed: true,
      trainers,
      batches,
      every: evaluateEvery,
      report: reportTo(context),
      async afterStep(_, step, epoch) {
        if (step % evaluateEvery !== 0 && step < steps) return;
        const live = await images.live();
        if (step < steps) await untuned.live(live, step, epoch); // the last step's evaluation is that of all images
        await statistics.measure(live, step); // now, while the gradients of this step are there
      },
    });
    statistics.dispose();
    await untuned.trained(await images.all(), steps, (steps * batchSize) / imageCount(dataset, 'train'));
    return { sources, evaluation: untuned };
  } catch (thrown) {
    statistics.dispose();
    evaluation?.dispose();
    sources.dispose();
    throw thrown;
  } finally {
    batches.close();
  }
}

interface SourceOptions {
  readonly name: SourceName;
  readonly budget: TrainingBudget;
  readonly seed: number;
  readonly teacher: Teacher | undefined;
}

/**
 * A network that learns beside the others. Aux-Net and vanilla net start from the same weights: sharing is the only
 * difference between them.
 */
function sourceTrainer(context: ExperimentContext, { name, budget, seed, teacher }: SourceOptions): Promise<Trainer<SourceName>> {
  const taughtBy = budget.taught ? teacher : undefined;
  const { network, initialWeights } = beginning(context, budget, name, seed);
  return networkTrainer(context, { name, seed, network, initialWeights, teacher: taughtBy, budget });
}

function beginning(
  { config: { stageLayout } }: ExperimentContext,
  { shape, depth }: TrainingBudget,
  name: SourceName,
  seed: number,
): { network: NetworkSpec; initialWeights: Weights } {
  const stages = stageLayout.length;
  switch (name) {
    case 'aux-net': {
      const network: NetworkSpec = { shape, expansion: 'shared', layerSources: auxNetLayerSources(stageLayout), storedLayers: stages };
      return { network, initialWeights: initializeWeights(shape, stages, randomStream(seed, 'weights')) };
    }
    case 'vanilla-net':
      return { network: plainVit(shape, stages), initialWeights: initializeWeights(shape, stages, randomStream(seed, 'weights')) };
    case 'tleg-net':
      return { network: { shape, expansion: 'linear', depth }, initialWeights: initializeTleg(shape, randomStream(seed, 'weights', name)) };
    case 'deep-net':
      return { network: plainVit(shape, depth), initialWeights: initializeWeights(shape, depth, randomStream(seed, 'weights', name)) };
    default:
      return name satisfies never;
  }
}
