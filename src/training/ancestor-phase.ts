import { ancestorBudget } from '../config/training-budget.ts';
import { neededNetworks, tunedStrategies, untunedStrategies } from '../config/needed-networks.ts';
import { plainVit } from '../engine/plan/network-spec.ts';
import { randomStream } from '../lib/random.ts';
import type { TrainedSource } from '../sws/des-net.ts';
import { evenLayers } from '../sws/layer-selection.ts';
import { initializeWeights, storedLayerCount } from '../sws/learngene.ts';
import { checkWider } from '../sws/width-selection.ts';
import { openAncestor, type AncestorFile } from './ancestry/open-ancestor.ts';
import type { Teacher } from './ancestry/teacher.ts';
import { batchSource } from './batch.ts';
import { imageKindOf, sourceShape, type ExperimentContext } from './context.ts';
import { networkTrainer } from './network-trainer.ts';
import { Sources } from './sources.ts';
import { trainTogether } from './train-together.ts';
import { reportTo } from './training-points.ts';
import type { Trainer } from './trainer.ts';
import { UntunedEvaluation } from './untuned-evaluation.ts';

/** The ancestor of all seeds: whom the Aux-Nets listen to, and what weights are selected from. */
export interface Ancestry {
  readonly teacher: Teacher | undefined;
  readonly source: TrainedSource | undefined;
  dispose(): void;
}

/** Trains the ancestor, or opens an imported one; one that fails in training teaches nobody. */
export async function ancestorPhase(context: ExperimentContext, files: readonly AncestorFile[]): Promise<Ancestry> {
  const { config } = context;
  const trainer = await trainAncestor(context);
  const trained = trainer && !trainer.failure ? { network: trainer.network, state: trainer.state } : undefined;
  const owned: { dispose(): void }[] = trainer ? [trainer] : [];
  try {
    const opened = await openAncestor(context, { files, trained });
    if (opened) owned.push(opened);
    const selects = neededNetworks(config).has('ancestor');
    const source = selects && trained ? { weights: await trained.state.read(), shape: trained.network.shape } : opened?.source;
    if (selects && source) checkSelected(context, source);
    return {
      teacher: opened?.teacher,
      source: selects ? source : undefined,
      dispose: () => owned.toReversed().forEach((item) => item.dispose()),
    };
  } catch (thrown) {
    for (const item of owned.toReversed()) item.dispose();
    throw thrown;
  }
}

/** Throws an InputError where an imported ancestor is too narrow or shallow for the selection of weights: before hours of training. */
function checkSelected(context: ExperimentContext, { weights, shape }: TrainedSource): void {
  const { config } = context;
  checkWider(shape, sourceShape(context));
  const depths = [
    ...(untunedStrategies(config).includes('selection-width') ? config.depths : []),
    ...(tunedStrategies(config).includes('selection-width') ? config.tuneDepths : []),
  ];
  evenLayers(Math.max(...depths), storedLayerCount(weights));
}

/** The ancestor: its own width, no sharing, labels only. */
async function trainAncestor(context: ExperimentContext): Promise<Trainer<'ancestor'> | undefined> {
  const { config, dataset, progress, images } = context;
  const budget = ancestorBudget(config, imageKindOf(dataset));
  if (!budget) return undefined;
  const { seed, batchSize, evaluateEvery } = config;
  const network = plainVit(budget.shape, budget.depth);
  const initialWeights = initializeWeights(network.shape, budget.depth, randomStream(seed, 'weights', 'ancestor'));
  const trainer = await networkTrainer(context, { name: 'ancestor', seed, network, initialWeights, budget });
  const evaluation = new UntunedEvaluation(context, new Sources([trainer]), seed, []);
  try {
    await images.check();
    progress.begin('ancestor', { seed, steps: budget.steps });
    await trainTogether(context, {
      stage: 'ancestor',
      needed: true,
      trainers: [trainer],
      batches: batchSource(dataset, batchSize, randomStream(seed, 'ancestor').uint32(), config),
      every: evaluateEvery,
      report: reportTo(context),
      async afterStep(_, step, epoch) {
        const last = step === budget.steps;
        if (last || step % evaluateEvery === 0) await evaluation.trained(await (last ? images.all() : images.live()), step, epoch);
      },
    });
    return trainer;
  } catch (thrown) {
    trainer.dispose();
    throw thrown;
  } finally {
    evaluation.dispose();
  }
}
