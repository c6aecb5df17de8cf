import { trainedDepths, tunedStrategies } from '../config/needed-networks.ts';
import { trainingBudgets, type TrainingBudget } from '../config/training-budget.ts';
import { plainVit } from '../engine/plan/network-spec.ts';
import { randomStream } from '../lib/random.ts';
import { macCount } from '../sws/costs.ts';
import { initializeWeights } from '../sws/learngene.ts';
import { strategyNamed } from '../sws/strategy.ts';
import { batchSource } from './batch.ts';
import { imageKindOf, type ExperimentContext } from './context.ts';
import { Evaluator } from './evaluation.ts';
import { networkTrainer } from './network-trainer.ts';
import type { Sources } from './sources.ts';
import { trainTogether } from './train-together.ts';
import { reportTo } from './training-points.ts';

/**
 * The paper's reference line: a network of each depth trained from scratch, on labels, for the Aux-Net's whole budget
 * and on its batches, one after the other. Scores, and weights where they are tuned later, go to `sources`.
 */
export async function trainedPhase(context: ExperimentContext, seed: number, sources: Sources): Promise<void> {
  const { config, dataset } = context;
  if (trainedDepths(config).length === 0) return;
  for (const budget of trainingBudgets(config, imageKindOf(dataset))) {
    if (budget.network === 'trained') await trainOne(context, seed, budget, sources);
  }
}

async function trainOne(context: ExperimentContext, seed: number, budget: TrainingBudget, sources: Sources): Promise<void> {
  const { config, dataset, engine, progress, recorder, control, images } = context;
  const { shape, depth, steps } = budget;
  const name = `trained-${depth}` as const;
  const stage = `${seed}/${name}`;
  const isTunedLater = config.tuneDepths.includes(depth) && tunedStrategies(config).some((each) => strategyNamed(each).needs === 'trained');
  const known = recorder.pointBefore('validation', { network: name, seed, step: steps });
  if (known) sources.trainedScores.set(depth, known);
  if (context.journal.isOver(stage)) return;
  const network = plainVit(shape, depth);
  const initialWeights = initializeWeights(shape, depth, randomStream(seed, 'weights', 'scratch', depth, 0));
  const trainer = await networkTrainer(context, { name, seed, network, initialWeights, budget });
  const evaluator = new Evaluator(engine, trainer.state, dataset);
  try {
    progress.begin('baselines', { seed, steps });
    await trainTogether(context, {
      stage,
      needed: isTunedLater,
      trainers: [trainer],
      batches: batchSource(dataset, config.batchSize, seed, config),
      every: config.evaluateEvery,
      report: reportTo(context),
      async afterStep(trained, step, epoch) {
        const last = step === steps;
        if (!last && step % config.evaluateEvery !== 0) return;
        const shown = await (last ? images.all() : images.live());
        const work = shown.count * macCount(shape, depth);
        if (trained.length === 0) return progress.skip(work);
        const score = await evaluator.evaluate(network, shown, () => control.checkpoint('work'));
        progress.add(work);
        const seconds = control.seconds();
        recorder.emit({ type: 'point', point: { kind: 'validation', network: name, seed, step, epoch, seconds, ...score } });
        if (last) sources.trainedScores.set(depth, score);
      },
    });
    if (isTunedLater && !trainer.failure) sources.keep(name, { weights: await trainer.state.read(), shape });
  } finally {
    evaluator.dispose();
    trainer.dispose();
  }
}
