/** The Aux-Net of the preset `quick`, trained for a moment on one data set after the other by one engine. */
import { defaultConfig } from '../../src/config/defaults.ts';
import { enginePlatform } from '../../src/cli/engine-platform.ts';
import { chooseEngine } from '../../src/engine/choose-engine.ts';
import { storedTensors } from '../../src/engine/plan/network-spec.ts';
import { trainingPlan, writeScalars } from '../../src/engine/plan/training-plan.ts';
import type { ImageDataset } from '../../src/data/dataset.ts';
import { batchSource } from '../../src/training/batch.ts';
import { createControl } from '../../src/training/control.ts';
import { known } from '../known.ts';
import { dataOf, LEARNING_RATE, models, normalisation } from '../model.ts';

export interface QuickTraining {
  /** What computes, as a person would say it. */
  readonly engine: string;
  /** Trains on the data set for the preset's steps. */
  train(dataset: ImageDataset): Promise<TrainingFigures>;
  close(): void;
}

export interface TrainingFigures {
  /** Until the first batch is there. */
  readonly firstBatchSeconds: number;
  /** Share of the steps' time that goes to a batch's coming and filling and to other events of the thread: from the second step to the end of the first pass over the images. */
  readonly firstPassWaiting: number;
  /** The same, to the end of training. */
  readonly waiting: number;
}

export async function quickTraining(): Promise<QuickTraining> {
  const model = known(models.find(({ name }) => name === 'quick'));
  const { network, batch } = model;
  const engine = await chooseEngine('auto', enginePlatform);
  const state = engine.createState(storedTensors(network), dataOf(model).weights);
  const plan = trainingPlan({ network, batch, normalisation, teacher: 'none', alpha: 0, temperature: 1, weightDecay: 0.05, clipNorm: 1 });
  const executable = await engine.compile(plan, { student: state });
  const scalars = new Float32Array(3);
  let step = 0;
  return {
    engine: engine.info.name,
    async train(dataset) {
      const control = createControl();
      const batches = batchSource(dataset, batch, 0, defaultConfig);
      /** As `trainTogether` does: reads of images go on between two steps, as the engine may hold this thread during one. */
      const trainOn = async (): Promise<number> => {
        const from = performance.now();
        await control.checkpoint('step');
        await batches.next();
        const waited = performance.now() - from;
        writeScalars(scalars, LEARNING_RATE, ++step);
        const { images, labels, augmentation } = batches.batch;
        await executable.run({ images, labels, augmentation, scalars });
        await executable.drain();
        return waited;
      };
      const firstBatchSeconds = (await trainOn()) / 1000;
      const started = performance.now();
      let [waited, firstPassWaiting] = [0, 0];
      for (let trained = 1; trained < defaultConfig.steps; trained++) {
        waited += await trainOn();
        if (batches.epoch < 1) firstPassWaiting = waited / (performance.now() - started);
      }
      batches.close();
      return { firstBatchSeconds, firstPassWaiting, waiting: waited / (performance.now() - started) };
    },
    close() {
      executable.dispose();
      state.dispose();
      engine.dispose();
    },
  };
}
