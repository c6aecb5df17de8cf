import { stepCost, type TrainingBudget } from '../config/training-budget.ts';
import type { NetworkSpec } from '../engine/plan/network-spec.ts';
import type { NetworkName, TunedName } from '../formats/metrics.ts';
import { macCount } from '../sws/costs.ts';
import type { Weights } from '../sws/learngene.ts';
import type { Teacher } from './ancestry/teacher.ts';
import { imageKindOf, type ExperimentContext } from './context.ts';
import type { Schedule } from './schedule.ts';
import { Trainer } from './trainer.ts';

export interface NetworkTrainerOptions<Name extends NetworkName | TunedName> {
  readonly name: Name;
  readonly seed: number;
  readonly network: NetworkSpec;
  readonly initialWeights: Weights;
  readonly teacher?: Teacher | undefined;
  readonly budget: TrainingBudget;
  /** By default the recipe of the first phase. */
  readonly schedule?: Schedule;
}

/** Lowest learning rate of tuning (Section 4.1 keeps DeiT's recipe, whose cosine ends there). */
const TUNING_FLOOR = 1e-6;

/** The first phase's recipe: linear warm-up to the peak, then a cosine to 0. */
function recipeOf({ learningRate: peak, warmup }: ExperimentContext['config'], steps: number): Schedule {
  return { peak, steps, warmup };
}

/** Normal fine-tuning: no warm-up, a cosine from a low learning rate. */
export function tuningSchedule({ tuneLearningRate: peak }: ExperimentContext['config'], steps: number): Schedule {
  return { peak, steps, warmup: 0, floor: Math.min(TUNING_FLOOR, peak) };
}

/** A network ready to be trained by the configured recipe; tuned ones on the target images, all others on the learngene's. */
export function networkTrainer<Name extends NetworkName | TunedName>(
  { config, dataset, target, engine, control }: ExperimentContext,
  { budget, teacher, schedule = recipeOf(config, budget.steps), ...options }: NetworkTrainerOptions<Name>,
): Promise<Trainer<Name>> {
  const { batchSize: batch, alpha, temperature, distillation, weightDecay, clipNorm } = config;
  return Trainer.create({
    ...options,
    engine,
    teacher,
    plan: {
      batch,
      normalisation: budget.network === 'tuned' ? target : dataset,
      alpha: teacher ? alpha : 0,
      temperature,
      distillation,
      weightDecay,
      clipNorm,
    },
    schedule,
    stepWork: stepCost({ ...budget, taught: teacher !== undefined }, config, imageKindOf(dataset), macCount),
    seconds: control.seconds,
  });
}
