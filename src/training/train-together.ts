import type { BatchSource } from './batch.ts';
import type { ExperimentContext } from './context.ts';
import type { StepMetrics, Trainer } from './trainer.ts';

/** Steps between two readings of the metrics at most, and seconds after which they are read anyway. */
const DRAIN_STEPS = 10;
const DRAIN_SECONDS = 0.2;

export interface TrainTogetherOptions<T extends Trainer> {
  /** Names this training among all of the experiment's, for a checkpoint. */
  readonly stage: string;
  /** Whether the trained weights are needed afterwards. */
  readonly needed: boolean;
  /** May have different numbers of steps: those that are through are left behind. */
  readonly trainers: readonly T[];
  /** Closed at the end. */
  readonly batches: BatchSource;
  /** After these steps, and the last, the metrics are read before `afterStep` is called. */
  readonly every: number;
  readonly report?: (trainer: T, metrics: StepMetrics) => void;
  /** `trained` took this step and have not failed. */
  readonly afterStep: (trained: readonly T[], step: number, epoch: number) => Promise<void>;
}

/**
 * Trains networks on the same batches, step by step, until all steps are taken or all have failed; after an
 * interruption from where they were, without a step where they were through.
 */
export async function trainTogether<T extends Trainer>(context: ExperimentContext, options: TrainTogetherOptions<T>): Promise<void> {
  const { config, control, progress, journal } = context;
  const { stage, batches, every, afterStep } = options;
  const reader = metricsReader(context, options);
  try {
    const begun = journal.begin(stage, options.trainers);
    if (begun.trained) return;
    if (begun.step > 0) batches.skip(begun.step);
    for (let step = begun.step + 1; ; step++) {
      const training = options.trainers.filter(({ active }) => active);
      if (training.length === 0) break;
      await control.checkpoint('step');
      await batches.next();
      for (const trainer of training) await trainer.train(batches.batch, batches.epoch);
      progress.trained(step, training.length * config.batchSize, training.reduce((sum, { stepWork }) => sum + stepWork, 0));
      const isLast = training.some(({ active }) => !active);
      const savesAfter = journal.isDue; // told now, for a checkpoint holds no step whose metrics were not read
      await reader.read(training, step === 1 || isLast || savesAfter || step % every === 0);
      for (const { failure, workLeft } of training) if (failure) progress.skip(workLeft);
      await afterStep(training.filter(({ failure }) => !failure), step, batches.epoch);
      if (savesAfter) await journal.write();
    }
    await journal.end(stage, options.trainers, options.needed);
    await journal.opportunity();
  } finally {
    batches.close();
  }
}

/** Reads the metrics of the last steps, now or when it is time, and tells them and what failed. */
function metricsReader<T extends Trainer>({ control, recorder, journal }: ExperimentContext, { report, stage }: TrainTogetherOptions<T>) {
  let lastRead = 0;
  return {
    async read(trainers: readonly T[], now: boolean): Promise<void> {
      const seconds = control.seconds();
      const due = seconds - lastRead > DRAIN_SECONDS || trainers.some(({ step }) => step % DRAIN_STEPS === 0);
      if (!now && !due) return;
      lastRead = seconds;
      const steps: { readonly trainer: T; readonly metrics: StepMetrics }[] = [];
      for (const trainer of trainers) steps.push(...(await trainer.drain()).map((metrics) => ({ trainer, metrics })));
      // By step, so that the order of the series does not depend on when it was read.
      for (const { trainer, metrics } of steps.toSorted((a, b) => a.metrics.step - b.metrics.step)) report?.(trainer, metrics);
      for (const trainer of trainers) {
        if (!trainer.failure) continue;
        recorder.emit({ type: 'failure', failure: trainer.failure });
        await journal.keepLastGood(stage, trainer);
      }
    },
  };
}
