/** The Aux-Net of the preset `quick`, trained for a moment on one data set after the other by one engine. */
import { defaultConfig } from '../../src/config/defaults.ts';
import { enginePlatform } from '../../src/cli/engine-platform.ts';
import { chooseEngine } from '../../src/engine/choose-engine.ts';
import { storedTensors } from '../../src/engine/plan/network-spec.ts';
import { trainingPlan, writeScalars } from '../../src/engine/plan/training-plan.ts';
import type { ImageDataset } from '../../src/data/dataset.ts';
import { batchSource } from '../../src/training/batch.ts';
import { known } from '../known.ts';
import { dataOf, LEARNING_RATE, models, normalisation } from '../model.ts';

export interface QuickTraining {
  /** What computes, as a person would say it. */
  readonly engine: string;
  /** Trains on the data set and tells the share of the steps' time that goes to waiting for a batch and filling it. */
  waitingShare(dataset: ImageDataset): Promise<number>;
  close(): void;
}

const warmUpSteps = 3;
/** At least so long and so many steps, the warm-up left out. */
const measuredMilliseconds = 1000;
const measuredSteps = 8;

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
    async waitingShare(dataset) {
      const batches = batchSource(dataset, batch, 0, defaultConfig);
      const trainOn = async (): Promise<number> => {
        const from = performance.now();
        await batches.next();
        const waited = performance.now() - from;
        writeScalars(scalars, LEARNING_RATE, ++step);
        const { images, labels, augmentation } = batches.batch;
        await executable.run({ images, labels, augmentation, scalars });
        return waited;
      };
      for (let i = 0; i < warmUpSteps; i++) await trainOn();
      await executable.drain();
      const started = performance.now();
      let waited = 0;
      for (let i = 0; i < measuredSteps || performance.now() - started < measuredMilliseconds; i++) waited += await trainOn();
      await executable.drain();
      const share = waited / (performance.now() - started);
      batches.close();
      return share;
    },
    close() {
      executable.dispose();
      state.dispose();
      engine.dispose();
    },
  };
}
